import { t } from "$/i18n/index.svelte";

/** Lets a table that is wider or longer than its place be scrolled by keyboard, and leaves one that fits out of the tab order. */
export function scrollable(element: HTMLElement): () => void {
  const look = () => {
    if (element.scrollWidth > element.clientWidth || isCut(element)) {
      element.tabIndex = 0;
      element.setAttribute("role", "region");
      element.setAttribute("aria-label", element.querySelector("caption")?.textContent?.trim() || t("table.wide"));
    } else {
      element.removeAttribute("tabindex");
      element.removeAttribute("role");
      element.removeAttribute("aria-label");
    }
  };
  const observer = new ResizeObserver(look);
  observer.observe(element);
  for (const child of element.children) {
    observer.observe(child);
  }
  return () => observer.disconnect();
}

/** Whether it is higher than its place and its place does not grow. */
function isCut(element: HTMLElement): boolean {
  return element.scrollHeight > element.clientHeight + 1 && getComputedStyle(element).overflowY !== "visible";
}
