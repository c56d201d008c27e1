import type { Aggregate, PlannedPoint, StorageOverride } from "$/api/types";

/** What somebody decides for some points; what is absent stays as it is. */
export interface Choice {
  stored?: boolean;
  periodS?: number;
  aggregates?: Aggregate[];
}

/** Periods offered; each divides the hour. */
export const PERIODS: readonly number[] = [1, 5, 10, 30, 60, 300, 600, 900, 1800, 3600];

/** What can be kept of a gauge. */
export const KEPT: Readonly<Record<string, Aggregate[]>> = {
  extremes: ["AVERAGE", "MINIMUM", "MAXIMUM"],
  average: ["AVERAGE"],
  last: ["LAST"],
};

const exactly = (point: PlannedPoint) => `=${point.quantity}`;
const isOf = (override: StorageOverride, point: PlannedPoint) =>
  override.quantity === exactly(point) && override.load === point.load;

/** The overrides with a decision for these points: each has one entry of its own, before those that stand for many. */
export function decided(
  overrides: readonly StorageOverride[],
  points: readonly PlannedPoint[],
  choice: Choice,
): StorageOverride[] {
  const own = points.map((point) => {
    const before = overrides.find((override) => isOf(override, point));
    return {
      quantity: exactly(point),
      load: point.load,
      stored: choice.stored ?? before?.stored ?? null,
      periodS: choice.periodS ?? before?.periodS ?? null,
      aggregates: choice.aggregates ?? before?.aggregates ?? null,
    };
  });
  return [...own, ...undecided(overrides, points)];
}

/** The overrides without those that were made for these points alone. */
export function undecided(overrides: readonly StorageOverride[], points: readonly PlannedPoint[]): StorageOverride[] {
  return overrides.filter((override) => !points.some((point) => isOf(override, point)));
}
