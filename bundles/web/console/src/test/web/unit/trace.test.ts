import { describe, expect, it } from "vitest";
import type { Curve } from "$/data/history";
import { grip, moved } from "$/ui/range";
import { band, entryAt, extremes, line, trace } from "$/ui/trace";

const curve = (t: number[], v: (number | null)[], width = 0): Curve => ({
  point: "d/1/p",
  unit: "W",
  kind: "GAUGE",
  t,
  v,
  min: v.map((value) => (value === null ? null : value - width)),
  max: v.map((value) => (value === null ? null : value + width)),
});
const numbers = (count: number, value: (n: number) => number | null) =>
  Array.from({ length: count }, (_, n) => value(n));
const times = (count: number, every: number) => Array.from({ length: count }, (_, n) => n * every);
const shown = (column: Float64Array, size: number) => [...column.subarray(0, size)];

/** Writes down what is drawn. */
function notes() {
  const said: string[] = [];
  return {
    said,
    moveTo: (x: number, y: number) => said.push(`M${x},${y}`),
    lineTo: (x: number, y: number) => said.push(`L${x},${y}`),
    closePath: () => said.push("Z"),
  } as unknown as CanvasPath & { said: string[] };
}

describe("a curve as pixels show it", () => {
  it("keeps every entry where they are few, and one beyond each edge", () => {
    const found = trace(
      curve(
        times(11, 10),
        numbers(11, (n) => n),
      ),
      25,
      75,
      100,
    );
    expect(shown(found.x, found.size)).toEqual([-10, 10, 30, 50, 70, 90, 110]);
    expect(shown(found.mean, found.size)).toEqual([2, 3, 4, 5, 6, 7, 8]);
    expect(found.banded).toBe(false);
  });

  it("has one place for each pixel where they are many: the mean between the extremes", () => {
    const found = trace(
      curve(
        times(1000, 1),
        numbers(1000, (n) => n % 10),
        0.5,
      ),
      0,
      1000,
      100,
    );
    expect(found.size).toBe(100);
    expect(shown(found.x, 3)).toEqual([0.5, 1.5, 2.5]);
    expect(new Set(shown(found.mean, found.size))).toEqual(new Set([4.5]));
    expect([found.least[7], found.greatest[7], found.banded]).toEqual([-0.5, 9.5, true]);
  });

  it("keeps gaps, also where entries are many", () => {
    const few = trace(curve([0, 1, 2], [5, null, 7]), 0, 2, 100);
    expect(shown(few.mean, few.size)).toEqual([5, Number.NaN, 7]);
    const holes = numbers(1000, (n) => (n >= 300 && n < 320 ? null : 1));
    const many = trace(curve(times(1000, 1), holes), 0, 1000, 100);
    expect(
      shown(many.mean, many.size)
        .map((value, n) => (Number.isNaN(value) ? n : -1))
        .filter((n) => n >= 0),
    ).toEqual([30, 31]);
  });

  it("is nothing where there is no room for it", () => {
    const much = curve(
      times(1000, 1),
      numbers(1000, () => 1),
    );
    expect([-74, 0, Number.NaN].map((pixels) => trace(much, 0, 1000, pixels).size)).toEqual([0, 0, 0]);
  });

  it("is nothing of an empty curve", () => {
    expect(trace(curve([], []), 0, 10, 100).size).toBe(0);
  });

  it("knows the extremes of a stretch, hidden spikes beside it left out", () => {
    const one = curve(times(10, 10), [99, 1, 2, 3, null, 2, 1, 2, 3, 99], 0.25);
    expect(extremes([one], 10, 80)).toEqual([0.75, 3.25]);
    expect(extremes([one], 40, 45)).toBeNull();
    expect(extremes([], 0, 10)).toBeNull();
  });

  it("finds the entry that a time lies in", () => {
    expect([-1, 0, 9, 10, 25, 99].map((time) => entryAt([0, 10, 20], time))).toEqual([-1, 0, 0, 1, 2, 2]);
    expect(entryAt([], 5)).toBe(-1);
  });
});

describe("what is drawn of it", () => {
  const broken = trace(curve([0, 1, 2, 3], [1, 2, null, 4], 1), 0, 3, 30);
  const axis = { offset: 100, factor: -10 };

  it("is a line that breaks at a gap", () => {
    const pen = notes();
    line(pen, broken, axis, 5, false);
    expect(pen.said).toEqual(["M5,90", "L15,80", "M35,60"]);
  });

  it("is steps where a value holds until the next", () => {
    const pen = notes();
    line(pen, broken, axis, 5, true);
    expect(pen.said).toEqual(["M5,90", "L15,90", "L15,80", "M35,60"]);
  });

  it("is a band closed at each side of a gap", () => {
    const pen = notes();
    band(pen, broken, axis, 5);
    expect(pen.said).toEqual(["M5,80", "L15,70", "L15,90", "L5,100", "Z", "M35,50", "L35,70", "Z"]);
  });
});

describe("a range that is moved", () => {
  const whole = { from: 0, to: 100_000 };
  const chosen = { from: 20_000, to: 40_000 };

  it("stays within the whole and keeps its length", () => {
    expect(moved(chosen, whole, "window", 10_000)).toEqual({ from: 30_000, to: 50_000 });
    expect(moved(chosen, whole, "window", 99_000)).toEqual({ from: 80_000, to: 100_000 });
    expect(moved(chosen, whole, "window", -99_000)).toEqual({ from: 0, to: 20_000 });
  });

  it("keeps some length when an end is pushed to the other", () => {
    expect(moved(chosen, whole, "from", 99_000)).toEqual({ from: 39_000, to: 40_000 });
    expect(moved(chosen, whole, "to", -99_000)).toEqual({ from: 20_000, to: 21_000 });
    expect(moved(chosen, whole, "to", 99_000)).toEqual({ from: 20_000, to: 100_000 });
  });

  it("is moved by keys, and by no others", () => {
    expect(["ArrowLeft", "ArrowUp", "PageUp", "Home", "a"].map((key) => grip(key, 1000))).toEqual([
      -10,
      10,
      100,
      -1000,
      null,
    ]);
  });
});
