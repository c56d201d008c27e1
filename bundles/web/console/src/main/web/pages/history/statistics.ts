import type { Curve } from "$/data/history";
import { entryAt } from "$/ui/trace";

/** What a curve did in the range shown. */
export interface Statistics {
  min: number | null;
  max: number | null;
  average: number | null;
  last: number | null;
}

/** Least, greatest, mean and last value of a curve. The mean is that of its entries, which are equally wide. */
export function statistics(curve: Curve): Statistics {
  let min: number | null = null;
  let max: number | null = null;
  let sum = 0;
  let count = 0;
  let last: number | null = null;
  for (let n = 0; n < curve.t.length; n++) {
    const value = curve.v[n];
    const low = curve.min[n];
    const high = curve.max[n];
    if (value !== null && value !== undefined) {
      sum += value;
      count++;
      last = value;
    }
    if (low !== null && low !== undefined) {
      min = min === null ? low : Math.min(min, low);
    }
    if (high !== null && high !== undefined) {
      max = max === null ? high : Math.max(max, high);
    }
  }
  return { min, max, average: count === 0 ? null : sum / count, last };
}

/** The value of a curve at a time: that of the entry the time lies in; null in a gap. */
export function at(curve: Curve, time: number): number | null {
  return curve.v[entryAt(curve.t, time)] ?? null;
}
