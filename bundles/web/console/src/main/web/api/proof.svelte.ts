let waiting = $state.raw<((proven: boolean) => void) | null>(null);

/** Whether a change waits until somebody has given the password again. */
export function isProofWanted(): boolean {
  return waiting !== null;
}

/** Asks for the password again; whether it was given. */
export function proveAgain(): Promise<boolean> {
  return new Promise((resolve) => {
    waiting?.(false);
    waiting = resolve;
  });
}

/** Lets the change go on, or not. */
export function proofGiven(proven: boolean): void {
  waiting?.(proven);
  waiting = null;
}
