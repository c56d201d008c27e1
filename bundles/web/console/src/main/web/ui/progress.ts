/** A step of long work, or of a form of several pages. */
export interface WorkStep {
  id: string;
  label: string;
  state: "waiting" | "running" | "done" | "failed";
  /** What came of it, or where it stands. */
  detail?: string;
}

/** Seconds that are left when this share took so long; null while nothing can be said. */
export function secondsLeft(share: number | null, secondsSoFar: number): number | null {
  return share === null || share < 0.02 || share > 1 || secondsSoFar < 2
    ? null
    : Math.round((secondsSoFar * (1 - share)) / share);
}
