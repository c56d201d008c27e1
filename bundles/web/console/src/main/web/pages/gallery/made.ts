import type { Kind, Quality } from "$/api/types";
import { type PointInfo, PointSet } from "$/data/device-points.svelte";
import { offer } from "$/data/points.svelte";
import { parseQuantity } from "$/data/quantity";
import type { Mark, PlottedCurve } from "$/ui/chart";

type Row = [key: string, unit: string, value: number | null, quality?: Quality, kind?: Kind];

const ROWS: readonly Row[] = [
  ...([1, 2, 3] as const).flatMap((n): Row[] => [
    [`voltage.l${n}n`, "V", 229 + n],
    [`voltage.l${n}n.avg`, "V", 230.4],
    [`voltage.l${n}n.min`, "V", 218 + n],
    [`voltage.l${n}n.max`, "V", n === 3 ? 255.2 : 238],
    [`current.l${n}`, "A", 40 + 9 * n],
    [`power.active.l${n}`, "W", 8000 + 900 * n],
    [`power.reactive.l${n}`, "var", n === 2 ? -2500 : 3100],
  ]),
  ["power.active.total", "W", 29_400],
  ["power.reactive.total", "var", 9_300],
  ["frequency", "Hz", 49.98],
  ["temperature", "°C", 21.4, "STALE"],
  ["thd.voltage.l1n", "%", 9.1, "OUT_OF_RANGE"],
  ["energy.active.import", "Wh", 123_456_789, "COUNTER_RESET"],
  ["power.apparent.total", "VA", 30_840, "SIMULATED"],
  ["power.factor.total", "", null, "NOT_AVAILABLE"],
  ["input.state.1", "", 1, "GOOD", "STATE"],
];

/** Points with readings of every quality, as if a device had them. */
export function madePoints(): PointSet {
  const time = Date.now();
  const infos = ROWS.map(([key, unit, value, quality = "GOOD", kind = "GAUGE"]): PointInfo => {
    const id = `made/1/${key}`;
    offer(id, { value, text: null, time: quality === "STALE" ? time - 400_000 : time, quality });
    return { id, load: "1", quantity: parseQuantity(key), symbol: key, unit, kind };
  });
  return new PointSet(infos, "1");
}

/** A spectrum with one rank above its limit, and what it was before. */
export const SPECTRUM = [2, 3, 4, 5, 6, 7, 8, 9, 11, 13, 15, 25, 63].map((rank) => ({
  rank,
  name: String(rank),
  limit: rank === 63 ? null : rank % 2 ? 5 : 1,
  values: rank % 2 ? [14 / rank, 17 / rank, 12 / rank] : [0.3, 0.4, 0.2],
  before: rank % 2 ? [10 / rank, 12 / rank, 15 / rank] : [0.2, 0.2, 0.3],
}));

/** Rows of a table long enough to be scrolled. */
export const ROWS_OF_TABLE = Array.from({ length: 1000 }, (_, n) => ({
  id: `row-${n}`,
  name: `Feeder ${n + 1}`,
  zone: ["Roof", "Cellar", "Hall"][n % 3] as string,
  power: ((n * 7919) % 5000) / 10,
}));

export const DAY = 86_400_000;

/** A day of curves of three units, one of them with a gap. */
export function madeCurves(from: number): PlottedCurve[] {
  return ["W", "A", "V"].map((unit, colour) => {
    const t = Array.from({ length: 2880 }, (_, n) => from + n * 30_000);
    const v = t.map((_, n) =>
      colour === 0 && n > 1600 && n < 1700 ? null : 230 + 20 * colour * Math.sin(n / 200) + 15 * Math.sin(n / 40),
    );
    const beside = (by: number) => v.map((value, n) => (value === null ? null : value + by * (1 + Math.sin(n / 60))));
    return {
      point: `made/1/${unit}`,
      unit,
      kind: "GAUGE",
      t,
      v,
      min: beside(-6),
      max: beside(6),
      colour,
      hidden: false,
    };
  });
}

/** Marks, in milliseconds after the day began. */
export const MARKS: readonly Mark[] = [
  { from: 0.6 * DAY, to: 0.63 * DAY, colour: "warning" },
  { from: 0.9 * DAY, to: null, colour: "critical" },
];
