/** What is said about the thing pointed at or focused, and where it is. */
export interface Tip {
  text: string;
  box: DOMRect;
}

let shown = $state.raw<Tip | null>(null);
let owner: HTMLElement | null = null;

/** The one explanation shown now. */
export function currentTip(): Tip | null {
  return shown;
}

/** Takes the explanation away. */
export function hideTip(): void {
  shown = null;
}

/** Explains an element while it is pointed at or has the focus; a touch shows it too. Readers get the text from the element's own name. */
export function tip(text: string): (element: HTMLElement) => () => void {
  return (element) => {
    const show = () => {
      owner = element;
      shown = { text, box: element.getBoundingClientRect() };
    };
    const hide = () => {
      if (!element.matches(":hover, :focus-visible")) {
        hideTip();
      }
    };
    element.addEventListener("pointerenter", show);
    element.addEventListener("focus", show);
    element.addEventListener("pointerleave", hide);
    element.addEventListener("blur", hide);
    return () => {
      element.removeEventListener("pointerenter", show);
      element.removeEventListener("focus", show);
      element.removeEventListener("pointerleave", hide);
      element.removeEventListener("blur", hide);
      if (owner === element) {
        hideTip();
      }
    };
  };
}
