/** A map file that is not saved yet. */
export interface Draft {
  file: string;
  text: string;
}

let waiting: Draft | null = null;

/** Leaves a text for the editor, which is opened next. */
export function leave(draft: Draft): void {
  waiting = draft;
}

/** The text left for the editor, once. */
export function take(): Draft | null {
  const draft = waiting;
  waiting = null;
  return draft;
}
