/** Limits of EN 50160 for harmonic voltages in low and medium voltage networks, in per cent of the fundamental. */
const VOLTAGE_LIMITS: Record<number, number> = {
  2: 2,
  3: 5,
  4: 1,
  5: 6,
  7: 5,
  9: 1.5,
  11: 3.5,
  13: 3,
  15: 0.5,
  17: 2,
  19: 1.5,
  21: 0.5,
  23: 1.5,
  25: 1.5,
};

/** Limit of the total harmonic distortion of the voltage, in per cent. */
export const THD_VOLTAGE_LIMIT = 8;

/** The limit of a rank, or null where the standard has none. */
export function voltageLimit(rank: number): number | null {
  if (rank % 2 === 0 && rank >= 6 && rank <= 24) {
    return 0.5;
  }
  return VOLTAGE_LIMITS[rank] ?? null;
}

/** One group of bars. */
export interface Rank {
  rank: number;
  /** As written on the axis. */
  name: string;
  values: (number | null)[];
  /** The same at another moment, where two are compared. */
  before?: (number | null)[];
  limit: number | null;
}

/** Whether some value of the rank is above its limit. */
export function exceeds(rank: Rank): boolean {
  const { limit } = rank;
  return limit !== null && rank.values.some((value) => value !== null && value > limit);
}
