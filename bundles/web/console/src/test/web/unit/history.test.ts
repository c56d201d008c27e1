import { describe, expect, it } from "vitest";
import type { IntervalSeries } from "$/api/types";
import { curveOf } from "$/data/history";
import { parsePoint, parseQuantity } from "$/data/quantity";
import { fromLocal, startOfDay, toLocal, wallClock } from "$/format/zone";
import { newDevice } from "$/pages/config/new-device";
import { customQuery, panes, rangeOf, readState } from "$/pages/history/state";
import { at, statistics } from "$/pages/history/statistics";
import { compare } from "$/pages/monitor/periods";

const series = (t: number[], widthMs = 600): IntervalSeries => {
  const ones = t.map((_, n) => n + 1);
  return {
    point: "d/1/p",
    unit: "W",
    kind: "GAUGE",
    merged: 1,
    widthMs,
    t,
    min: ones,
    max: ones.map((v) => v * 3),
    avg: ones.map((v) => v * 2),
    last: ones,
    sum: ones,
    coverage: ones,
  };
};

describe("curves", () => {
  it("break where intervals are missing", () => {
    const curve = curveOf(series([0, 600, 3000, 3600]));
    expect(curve.t).toEqual([0, 600, 1200, 3000, 3600]);
    expect(curve.v).toEqual([2, 4, null, 6, 8]);
    expect(curve.max).toEqual([3, 6, null, 9, 12]);
  });

  it("keep the holes of raw samples", () => {
    const curve = curveOf({ point: "d/1/p", unit: "W", kind: "GAUGE", thinned: false, t: [1, 2, 3], v: [5, null, 7] });
    expect(curve.v).toEqual([5, null, 7]);
  });

  it("know their extremes, and what they were at a time", () => {
    const curve = curveOf(series([0, 600, 3000, 3600]));
    expect(statistics(curve)).toEqual({ min: 1, max: 12, average: 5, last: 8 });
    expect([at(curve, -1), at(curve, 0), at(curve, 700), at(curve, 2000), at(curve, 9999)]).toEqual([
      null,
      2,
      4,
      null,
      8,
    ]);
  });
});

describe("the address of a history", () => {
  it("holds everything, and nothing that cannot be used", () => {
    const state = readState(
      new URLSearchParams("points=a/1/p,b/-/q,nonsense,a/1/p&period=7d&hide=b/-/q&zero=1&from=never"),
    );
    expect(state).toEqual({
      points: ["a/1/p", "b/-/q"],
      hidden: ["b/-/q"],
      period: "7d",
      from: null,
      to: null,
      zero: true,
      split: false,
    });
    expect(rangeOf(state, 1000 * 86_400_000)).toEqual({ from: 993 * 86_400_000, to: 1000 * 86_400_000 });
  });

  it("takes a range of its own, and gives it back", () => {
    const query = customQuery(Date.UTC(2026, 0, 1), Date.UTC(2026, 0, 2));
    expect(query).toEqual({ from: "2026-01-01T00:00:00Z", to: "2026-01-02T00:00:00Z", period: null });
    const state = readState(new URLSearchParams({ from: String(query.from), to: String(query.to), period: "7d" }));
    expect([state.period, state.from]).toEqual(["custom", Date.UTC(2026, 0, 1)]);
  });

  it("puts two units into one pane, or each into its own", () => {
    const curves = ["W", "V", "W", "A"].map((unit) => ({ unit }));
    expect(panes(curves, false).map((pane) => [pane.units, pane.curves.length])).toEqual([
      [["W", "V"], 3],
      [["A"], 1],
    ]);
    expect(panes(curves, true).map((pane) => pane.units)).toEqual([["W"], ["V"], ["A"]]);
  });
});

describe("days of the site", () => {
  it("begin at its midnight, also when the clocks change", () => {
    const noon = Date.UTC(2026, 9, 25, 11);
    expect(new Date(startOfDay(noon, "Europe/Paris")).toISOString()).toBe("2026-10-24T22:00:00.000Z");
    expect(new Date(startOfDay(Date.UTC(2026, 2, 29, 10), "Europe/Paris")).toISOString()).toBe(
      "2026-03-28T23:00:00.000Z",
    );
    expect(wallClock(noon, "Europe/Paris").hour).toBe(12);
  });

  it("survive the way through an input", () => {
    const time = Date.UTC(2026, 6, 1, 10, 30);
    expect(toLocal(time, "Europe/Paris")).toBe("2026-07-01T12:30");
    expect(fromLocal("2026-07-01T12:30", "Europe/Paris")).toBe(time);
    expect(fromLocal("2026-12-01T12:30", "America/New_York")).toBe(Date.UTC(2026, 11, 1, 17, 30));
    expect(fromLocal("", "UTC")).toBeNaN();
  });

  it("add up to weeks and months", () => {
    // 40 days that begin at midnight in Paris, across the change of the clocks on 25 October; the last is Wednesday 18 November.
    const days = Array.from({ length: 40 }, (_, n) => ({
      t: startOfDay(Date.UTC(2026, 9, 10 + n, 12), "Europe/Paris"),
      sum: 1,
    }));
    const now = Date.UTC(2026, 10, 18, 12);
    expect(compare(days, now, "Europe/Paris")).toEqual([
      { id: "day", now: 1, before: 1 },
      { id: "week", now: 3, before: 7 },
      { id: "month", now: 18, before: 22 },
    ]);
    expect(compare([], now, "Europe/Paris")[0]).toEqual({ id: "day", now: null, before: null });
  });
});

describe("keys of quantities", () => {
  it.each([
    ["voltage.l1n", "voltage", "l1n", null, null, null],
    ["power.active.total.avg", "power.active", "total", null, null, "avg"],
    ["current.l1.h5", "current", "l1", 5, null, null],
    ["energy.active.import.t2", "energy.active.import", null, null, 2, null],
    ["energy.active.import.partial", "energy.active.import.partial", null, null, null, null],
    ["somebody.elses", "somebody.elses", null, null, null, null],
  ])("%s", (key, base, phase, rank, tariff, statistic) => {
    expect(parseQuantity(key)).toMatchObject({ base, phase, rank, tariff, statistic });
  });

  it("belong to points", () => {
    expect(parsePoint("i35-102/1/current.l1")).toMatchObject({ device: "i35-102", load: "1" });
    expect(parsePoint("i35-102/1")).toBeNull();
  });
});

describe("a device to add", () => {
  const wish = {
    reference: " E24 ",
    name: "",
    zone: "Hall",
    way: "host" as const,
    host: "192.0.2.1",
    port: "502",
    line: "x",
    unit: "5",
  };

  it("is sent as the gateway wants it", () => {
    expect(newDevice(wish)).toEqual({
      reference: "E24",
      name: null,
      zone: "Hall",
      host: "192.0.2.1",
      port: 502,
      unit: 5,
    });
    expect(newDevice({ ...wish, way: "line" })).toEqual({
      reference: "E24",
      name: null,
      zone: "Hall",
      line: "x",
      unit: 5,
    });
  });

  it("leaves what is no number to the gateway's judgement", () => {
    expect(newDevice({ ...wish, port: "abc", unit: "" })).toMatchObject({ port: "abc", unit: null });
  });
});
