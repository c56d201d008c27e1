import { fromLocal, wallClock } from "$/format/zone";

/** What a page of consumption shows, from the longest to the shortest. */
export const SPANS = ["decade", "year", "month", "week", "day", "hour"] as const;
export type Span = (typeof SPANS)[number];
export const STEPS = ["1y", "1mo", "1w", "1d", "1h", "15m", "10m", "1m"] as const;
export type BarStep = (typeof STEPS)[number];

/** The step that suits a span, and the span that a click on one of its bars leads to. */
const USUAL: Record<Span, BarStep> = { decade: "1y", year: "1mo", month: "1d", week: "1d", day: "1h", hour: "1m" };
const FINER: Record<BarStep, Span | null> = {
  "1y": "year",
  "1mo": "month",
  "1w": "week",
  "1d": "day",
  "1h": "hour",
  "15m": null,
  "10m": null,
  "1m": null,
};

/** Steps that make sense for a span: neither one bar nor thousands. */
export const POSSIBLE: Record<Span, readonly BarStep[]> = {
  decade: ["1y", "1mo"],
  year: ["1mo", "1w", "1d"],
  month: ["1w", "1d", "1h"],
  week: ["1d", "1h"],
  day: ["1h", "15m", "10m", "1m"],
  hour: ["15m", "10m", "1m"],
};

export type By = "load" | "usage" | "node";
export type View = "bars" | "pie" | "table" | "flow" | "readings";
export const VIEWS: readonly View[] = ["bars", "pie", "table", "flow", "readings"];

export interface ConsumptionState {
  hierarchy: string | null;
  node: string | null;
  fluid: string;
  by: By;
  view: View;
  span: Span;
  /** A time within the span. */
  at: number;
  /** A step of one's own, or null for the usual one. */
  step: BarStep | null;
  compare: boolean;
  hidden: string[];
}

/** Reads the address; whatever it holds that cannot be used is left out. */
export function readState(query: URLSearchParams, now: number): ConsumptionState {
  const span = SPANS.find((one) => one === query.get("span")) ?? "month";
  const at = Date.parse(query.get("at") ?? "");
  const by = query.get("by");
  return {
    hierarchy: query.get("hierarchy"),
    node: query.get("node"),
    fluid: query.get("fluid") ?? "electricity",
    by: by === "usage" || by === "node" ? by : "load",
    view: VIEWS.find((one) => one === query.get("view")) ?? "bars",
    span,
    at: Number.isFinite(at) ? at : now,
    step: POSSIBLE[span].find((one) => one === query.get("step")) ?? null,
    compare: query.get("compare") === "1",
    hidden: (query.get("hide") ?? "").split(",").filter(Boolean),
  };
}

export const stepOf = (state: ConsumptionState): BarStep => state.step ?? USUAL[state.span];
export const finer = (step: BarStep): Span | null => FINER[step];

/** Begin and end of a span that holds a time, on the wall clock of a zone. */
export function rangeOf(span: Span, at: number, zone: string): { from: number; to: number } {
  const day = wallClock(at, zone);
  if (span === "hour") {
    const from = at - (at % 3_600_000);
    return { from, to: from + 3_600_000 };
  }
  const start = (year: number, month: number, date: number) => {
    // Dates beyond the end of a month go on in the next, as those of `Date` do.
    const utc = new Date(Date.UTC(year, month - 1, date));
    return fromLocal(`${utc.toISOString().slice(0, 10)}T00:00`, zone);
  };
  switch (span) {
    case "day":
      return { from: start(day.year, day.month, day.day), to: start(day.year, day.month, day.day + 1) };
    case "week": {
      const monday = day.day - day.weekday;
      return { from: start(day.year, day.month, monday), to: start(day.year, day.month, monday + 7) };
    }
    case "month":
      return { from: start(day.year, day.month, 1), to: start(day.year, day.month + 1, 1) };
    case "year":
      return { from: start(day.year, 1, 1), to: start(day.year + 1, 1, 1) };
    default:
      return { from: start(day.year - 4, 1, 1), to: start(day.year + 1, 1, 1) };
  }
}

/** A time in the span before or after. */
export function beside(span: Span, at: number, zone: string, direction: 1 | -1): number {
  const { from, to } = rangeOf(span, at, zone);
  return direction === 1 ? to : from - 1;
}

/** The spans above one, longest first, which a click on a bar has led through. */
export function above(span: Span): Span[] {
  return SPANS.slice(0, SPANS.indexOf(span)).filter((one) => one !== "week" || span === "day" || span === "hour");
}

/** What one amount is made of, ready to be drawn. */
export interface Piece {
  id: string;
  name: string;
  kind: string;
  colour: number;
  hidden: boolean;
  amount: (number | null)[];
  estimated: (number | null)[];
  coverage: (number | null)[];
}

/** The sum of what is not hidden in each interval; null where nothing is known. */
export function sums(pieces: readonly Piece[], length: number): (number | null)[] {
  return Array.from({ length }, (_, n) => {
    let sum: number | null = null;
    for (const piece of pieces) {
      const amount = piece.hidden ? null : (piece.amount[n] ?? null);
      sum = amount === null ? sum : (sum ?? 0) + amount;
    }
    return sum;
  });
}

export const sum = (values: readonly (number | null)[]): number | null =>
  values.reduce<number | null>((all, one) => (one === null ? all : (all ?? 0) + one), null);
