import type { Phase } from "$/data/quantity";

/** Which of the phase colours belongs to a phase; null for totals. */
export function phaseColour(phase: Phase | null): "1" | "2" | "3" | "n" | null {
  switch (phase) {
    case "l1n":
    case "l1":
    case "l12":
      return "1";
    case "l2n":
    case "l2":
    case "l23":
      return "2";
    case "l3n":
    case "l3":
    case "l31":
      return "3";
    case "n":
    case "ng":
      return "n";
    default:
      return null;
  }
}
