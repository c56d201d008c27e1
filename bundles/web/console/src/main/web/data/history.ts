import { api, ask } from "$/api/client";
import type { History, IntervalSeries, RawSeries, Step } from "$/api/types";

/** A wish for history. */
export interface HistoryQuery {
  points: readonly string[];
  from: number;
  to: number;
  step?: Step;
  max?: number;
}

/** What points did; the gateway thins out to about `max` entries a point. */
export function readHistory(query: HistoryQuery, signal: AbortSignal): Promise<History> {
  return ask(
    api.GET("/history", {
      params: {
        query: {
          points: query.points.join(","),
          from: new Date(query.from).toISOString(),
          to: new Date(query.to).toISOString(),
          ...(query.step ? { step: query.step } : {}),
          ...(query.max ? { max: query.max } : {}),
        },
      },
      signal,
    }),
  );
}

/** One curve in columns: time in milliseconds, value, and between which values it moved; null breaks the curve. */
export interface Curve {
  point: string;
  unit: string;
  kind: string;
  t: number[];
  v: (number | null)[];
  min: (number | null)[];
  max: (number | null)[];
}

/** Whether a series holds stored samples and not intervals. */
export function isRaw(series: RawSeries | IntervalSeries): series is RawSeries {
  return "v" in series;
}

/** A series as a curve. Where intervals are missing, an empty entry breaks the curve: a gap is a gap and not a straight line. */
export function curveOf(series: RawSeries | IntervalSeries): Curve {
  const { point, unit, kind } = series;
  if (isRaw(series)) {
    return { point, unit, kind, t: series.t, v: series.v, min: series.v, max: series.v };
  }
  const curve: Curve = { point, unit, kind, t: [], v: [], min: [], max: [] };
  const push = (t: number, v: number | null, min: number | null, max: number | null) => {
    curve.t.push(t);
    curve.v.push(v);
    curve.min.push(min);
    curve.max.push(max);
  };
  let before = Number.NaN;
  for (let n = 0; n < series.t.length; n++) {
    const t = series.t[n] as number;
    if (t - before > 1.5 * series.widthMs) {
      push(before + series.widthMs, null, null, null);
    }
    push(t, series.avg[n] ?? null, series.min[n] ?? null, series.max[n] ?? null);
    before = t;
  }
  return curve;
}

/** What an index counted, interval by interval. */
export function counted(series: RawSeries | IntervalSeries): { t: number; sum: number }[] {
  return isRaw(series) ? [] : series.t.map((t, n) => ({ t, sum: series.sum[n] ?? 0 }));
}
