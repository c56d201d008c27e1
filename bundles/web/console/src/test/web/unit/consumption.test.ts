import { describe, expect, it } from "vitest";
import { toCsv } from "$/pages/consumption/download";
import { layout } from "$/pages/consumption/flow";
import { above, beside, finer, type Piece, rangeOf, readState, sum, sums } from "$/pages/consumption/state";

const PARIS = "Europe/Paris";
const iso = (time: number) => new Date(time).toISOString();
const hours = (range: { from: number; to: number }) => (range.to - range.from) / 3_600_000;

const piece = (id: string, amount: (number | null)[], hidden = false): Piece => ({
  id,
  name: id,
  kind: "LOAD",
  colour: 0,
  hidden,
  amount,
  estimated: amount.map(() => 0),
  coverage: amount.map(() => 1),
});

describe("periods of consumption", () => {
  it("begin and end on the wall clock of the site", () => {
    const may = Date.parse("2026-05-14T10:30:00Z");
    expect(iso(rangeOf("year", may, PARIS).from)).toBe("2025-12-31T23:00:00.000Z");
    expect(iso(rangeOf("month", may, PARIS).from)).toBe("2026-04-30T22:00:00.000Z");
    expect(iso(rangeOf("week", may, PARIS).from)).toBe("2026-05-10T22:00:00.000Z");
    expect(iso(rangeOf("day", may, PARIS).to)).toBe("2026-05-14T22:00:00.000Z");
    expect(iso(rangeOf("hour", may, PARIS).from)).toBe("2026-05-14T10:00:00.000Z");
  });

  it("have 23 and 25 hours where the clock changes, and a leap day", () => {
    expect(hours(rangeOf("day", Date.parse("2026-03-29T10:00:00Z"), PARIS))).toBe(23);
    expect(hours(rangeOf("day", Date.parse("2026-10-25T10:00:00Z"), PARIS))).toBe(25);
    expect(hours(rangeOf("month", Date.parse("2028-02-10T10:00:00Z"), PARIS))).toBe(29 * 24);
  });

  it("lead from the year to the minute, and beside each other", () => {
    expect(["1y", "1mo", "1d", "1h", "1m"].map((step) => finer(step as "1y"))).toEqual([
      "year",
      "month",
      "day",
      "hour",
      null,
    ]);
    expect(above("day")).toEqual(["decade", "year", "month", "week"]);
    const next = beside("month", Date.parse("2026-01-31T10:00:00Z"), PARIS, 1);
    expect(iso(rangeOf("month", next, PARIS).from)).toBe("2026-01-31T23:00:00.000Z");
  });

  it("are read from the address, without what cannot be used", () => {
    const state = readState(new URLSearchParams("span=day&step=1mo&by=colour&hide=a,b&at=never"), 7);
    expect(state).toMatchObject({ span: "day", step: null, by: "load", hidden: ["a", "b"], at: 7 });
  });
});

describe("amounts", () => {
  it("of hidden parts leave the total, and unknown stays unknown", () => {
    const pieces = [piece("a", [1, null, null]), piece("b", [2, 5, null]), piece("c", [100, 100, 100], true)];
    expect(sums(pieces, 3)).toEqual([3, 5, null]);
    expect(sum([null, 3, 5])).toBe(8);
    expect(sum([null])).toBeNull();
  });

  it("go into a file that no spreadsheet takes for formulas", () => {
    const text = toCsv([piece('=1+1, "x"', [1.5, null])], [0, 3_600_000, 7_200_000], [1.5, null], {
      time: "Time",
      total: "Total",
      unit: "Wh",
    });
    expect(text).toBe(
      '\ufeffTime,"\'=1+1, ""x"" (Wh)",Total (Wh)\r\n1970-01-01T00:00:00.000Z,1.5,1.5\r\n1970-01-01T01:00:00.000Z,,\r\n',
    );
  });
});

describe("the flow", () => {
  it("has a column for each level, and bands as high as what they carry", () => {
    const places = [
      { id: "0", kind: "NODE", name: "Site", amount: 100 },
      { id: "1", kind: "LOAD", name: "A", amount: 60 },
      { id: "2", kind: "UNMEASURED", name: "", amount: 40 },
      { id: "3", kind: "LOAD", name: "Off", amount: -5 },
    ];
    const flows = ["1", "2", "3"].map((to) => ({ from: "0", to, amount: 0 }));
    const { boxes, bands } = layout(places, flows, { width: 214, height: 120 });
    expect(boxes.map((box) => [box.x, box.y, box.height])).toEqual([
      [0, 0, 100],
      [200, 0, 60],
      [200, 70, 40],
      [200, 120, 1],
    ]);
    expect(bands.map((band) => [band.y0, band.y1, band.height])).toEqual([
      [0, 0, 60],
      [60, 70, 40],
    ]);
  });
});
