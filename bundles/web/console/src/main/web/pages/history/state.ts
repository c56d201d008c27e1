/** What the address says about a page of histories, and back. */
export interface HistoryState {
  points: string[];
  hidden: string[];
  /** A preset, or `custom` with `from` and `to`. */
  period: Period;
  from: number | null;
  to: number | null;
  /** Scales that begin at zero. */
  zero: boolean;
  /** One chart for each unit. */
  split: boolean;
}

export const PRESETS = ["1h", "6h", "24h", "7d", "30d", "1y"] as const;
export type Period = (typeof PRESETS)[number] | "custom";

const HOUR = 3_600_000;
const LENGTH: Record<(typeof PRESETS)[number], number> = {
  "1h": HOUR,
  "6h": 6 * HOUR,
  "24h": 24 * HOUR,
  "7d": 7 * 24 * HOUR,
  "30d": 30 * 24 * HOUR,
  "1y": 365 * 24 * HOUR,
};

/** As many curves as colours and dashes tell apart. */
export const MOST_POINTS = 20;

/** Reads the address. Whatever it holds that cannot be used is left out. */
export function readState(query: URLSearchParams): HistoryState {
  const list = (name: string) => [
    ...new Set((query.get(name) ?? "").split(",").filter((one) => one.split("/").length === 3)),
  ];
  const time = (name: string) => {
    const parsed = Date.parse(query.get(name) ?? "");
    return Number.isFinite(parsed) ? parsed : null;
  };
  const from = time("from");
  const to = time("to");
  const custom = from !== null && to !== null && from < to;
  const preset = PRESETS.find((one) => one === query.get("period"));
  return {
    points: list("points").slice(0, MOST_POINTS),
    hidden: list("hide"),
    period: custom ? "custom" : (preset ?? "24h"),
    from: custom ? from : null,
    to: custom ? to : null,
    zero: query.get("zero") === "1",
    split: query.get("split") === "1",
  };
}

/** Begin and end of what is shown, in milliseconds. */
export function rangeOf(state: HistoryState, now: number): { from: number; to: number } {
  if (state.period === "custom" && state.from !== null && state.to !== null) {
    return { from: state.from, to: state.to };
  }
  return { from: now - LENGTH[state.period as (typeof PRESETS)[number]], to: now };
}

/** The query that shows exactly this range; whole seconds, so that an address can be read. */
export function customQuery(from: number, to: number): Record<string, string | null> {
  const iso = (time: number) => new Date(Math.round(time / 1000) * 1000).toISOString().replace(".000Z", "Z");
  return { from: iso(from), to: iso(Math.max(to, from + 1000)), period: null };
}

/** How often a range that ends now is read again: about once for every third of a pixel, within reason. */
export function refreshMillis(length: number): number {
  return Math.min(300_000, Math.max(5000, length / 500));
}

/** One pane: curves of at most two units, the first on the left. */
export interface Pane<T> {
  units: string[];
  curves: T[];
}

/** Spreads curves over panes: two units share one, or each has its own. */
export function panes<T extends { unit: string }>(curves: readonly T[], split: boolean): Pane<T>[] {
  const units = [...new Set(curves.map((curve) => curve.unit))];
  const size = split ? 1 : 2;
  const found: Pane<T>[] = [];
  for (let n = 0; n < units.length; n += size) {
    const some = units.slice(n, n + size);
    found.push({ units: some, curves: curves.filter((curve) => some.includes(curve.unit)) });
  }
  return found;
}
