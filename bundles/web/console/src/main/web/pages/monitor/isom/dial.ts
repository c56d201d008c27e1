/** A dial for resistances: from 1 kΩ to 10 MΩ, each decade as wide as the next. */
const LOWEST = 1e3;
const HIGHEST = 1e7;
const DECADES = Math.log10(HIGHEST / LOWEST);

/** Where a resistance stands on the dial, 0 to 1; null without one. */
export function place(ohms: number | null): number | null {
  if (ohms === null) {
    return null;
  }
  return ohms <= LOWEST ? 0 : Math.min(1, Math.log10(ohms / LOWEST) / DECADES);
}

/** The beginnings of the decades. */
export const DECADE_STARTS: readonly number[] = Array.from({ length: DECADES + 1 }, (_, n) => LOWEST * 10 ** n);

/** How good an insulation is, by the thresholds of its device. */
export type Level = "good" | "warning" | "critical";

/** The level that a state of alarm stands for. */
export function levelOf(state: number | null): Level {
  return state === 2 ? "critical" : state === 1 ? "warning" : "good";
}
