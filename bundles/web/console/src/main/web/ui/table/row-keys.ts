const CONTROLS = "a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled)";

/** Lets the arrow keys go from a control in one row to the same in the next, so that a long table is not a long way with Tab. */
export function rowKeys(body: HTMLTableSectionElement): () => void {
  const listen = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    const typing = target instanceof HTMLInputElement && target.type !== "checkbox";
    const row = target.closest("tr");
    if (typing || target instanceof HTMLSelectElement || !row || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    const rows = [...body.rows].filter((one) => one.querySelector(CONTROLS));
    const at = rows.indexOf(row);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + 10, PageUp: at - 10 }[event.key];
    if (next === undefined) {
      return;
    }
    const to = rows[Math.max(0, Math.min(rows.length - 1, next))];
    const which = [...row.querySelectorAll(CONTROLS)].indexOf(target);
    const control = to?.querySelectorAll<HTMLElement>(CONTROLS)[which];
    if (control) {
      event.preventDefault();
      control.focus();
      control.scrollIntoView({ block: "nearest" });
    }
  };
  body.addEventListener("keydown", listen);
  return () => body.removeEventListener("keydown", listen);
}
