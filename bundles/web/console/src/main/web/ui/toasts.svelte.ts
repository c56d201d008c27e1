/** A short message at the edge of the page. */
export interface Toast {
  id: number;
  kind: "done" | "failed";
  text: string;
}

const LASTS = 6000;
/** More at once cannot be read. */
const MOST = 4;

let next = 0;
let shown = $state.raw<readonly Toast[]>([]);

/** The messages shown now, the newest last. */
export function toasts(): readonly Toast[] {
  return shown;
}

/** Says that something went well; the message goes by itself. */
export function done(text: string): void {
  const { id } = add("done", text);
  setTimeout(() => dismiss(id), LASTS);
}

/** Says that something failed; the message stays until somebody has read it. */
export function failed(text: string): void {
  add("failed", text);
}

/** Takes a message away. */
export function dismiss(id: number): void {
  shown = shown.filter((toast) => toast.id !== id);
}

function add(kind: Toast["kind"], text: string): Toast {
  const toast = { id: next++, kind, text };
  shown = [...shown, toast].slice(-MOST);
  return toast;
}
