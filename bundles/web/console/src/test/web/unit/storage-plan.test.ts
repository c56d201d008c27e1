import { describe, expect, it } from "vitest";
import type { PlannedPoint, StorageOverride } from "$/api/types";
import { decided, PERIODS, undecided } from "$/pages/storage/plan";

const point = (quantity: string, load = "1"): PlannedPoint => ({
  point: `d/${load}/${quantity}`,
  load,
  quantity,
  stored: true,
  periodS: 60,
  aggregates: ["AVERAGE", "MINIMUM", "MAXIMUM"],
  origin: "DEFAULT",
  bytesPerYear: 1,
});
const wide: StorageOverride = { quantity: "current", load: null, stored: false, periodS: null, aggregates: null };

describe("decisions on what is stored", () => {
  it("are made for the points alone and stand before those for many", () => {
    expect(decided([wide], [point("current.l1"), point("current.l2", "2")], { stored: true })).toEqual([
      { quantity: "=current.l1", load: "1", stored: true, periodS: null, aggregates: null },
      { quantity: "=current.l2", load: "2", stored: true, periodS: null, aggregates: null },
      wide,
    ]);
  });

  it("keep what was decided for the same point before", () => {
    const once = decided([], [point("current.l1")], { stored: true, periodS: 10 });
    expect(decided(once, [point("current.l1")], { aggregates: ["LAST"] })).toEqual([
      { quantity: "=current.l1", load: "1", stored: true, periodS: 10, aggregates: ["LAST"] },
    ]);
  });

  it("are taken back without those for many", () => {
    const overrides = decided([wide], [point("current.l1")], { stored: true });
    expect(undecided(overrides, [point("current.l1")])).toEqual([wide]);
    expect(undecided(overrides, [point("current.l1", "2")])).toEqual(overrides);
  });

  it("offer periods that divide the hour", () => {
    expect(PERIODS.filter((period) => 3600 % period !== 0)).toEqual([]);
  });
});
