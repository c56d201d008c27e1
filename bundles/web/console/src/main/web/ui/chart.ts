import uPlot from "uplot";
import type { Curve } from "$/data/history";
import { levels, type Scale, scaleOf } from "$/format/numbers";
import { siteZone, tick } from "$/format/time";
import { locale } from "$/i18n/index.svelte";

/** A curve with its place among the colours. */
export interface PlottedCurve extends Curve {
  colour: number;
  hidden: boolean;
}

export const COLOURS = 8;
const LABEL = 18;
const AXIS = 76;

/** What a chart needs besides its curves. */
export interface Layout {
  width: number;
  height: number;
  units: readonly string[];
  zero: boolean;
  sync: string;
  /** Keeps free what a second axis takes, so that panes of one and of two units lie under each other. */
  room: boolean;
  onZoom: (from: number, to: number) => void;
  onCursor: (time: number | null) => void;
}

/** Reads colours as they are now: canvas does not know custom properties. */
export function colours(element: HTMLElement): (name: string) => string {
  const probe = element.ownerDocument.createElement("i");
  element.append(probe);
  const found = new Map<string, string>();
  for (const name of [
    "text",
    "quiet",
    "line",
    "ground",
    ...Array.from({ length: COLOURS }, (_, n) => `series-${n + 1}`),
  ]) {
    probe.style.color = `var(--${name})`;
    found.set(name, getComputedStyle(probe).color);
  }
  probe.remove();
  return (name) => found.get(name) ?? "currentColor";
}

/** The curves side by side on one time axis, each as mean, least and greatest. */
export function columns(curves: readonly PlottedCurve[]): uPlot.AlignedData {
  const [first] = curves;
  if (!first) {
    return [[]];
  }
  if (curves.every((curve) => sameTimes(curve.t, first.t))) {
    // Intervals of one answer lie under each other already; aligning them would take longer than drawing them.
    return [
      first.t.map((time) => time / 1000),
      ...curves.flatMap((curve) => [curve.v, curve.min, curve.max]),
    ] as uPlot.AlignedData;
  }
  const tables = curves.map(
    (curve) => [curve.t.map((time) => time / 1000), curve.v, curve.min, curve.max] as unknown as uPlot.AlignedData,
  );
  return uPlot.join(
    tables,
    tables.map(() => [1, 1, 1, 1]),
  );
}

function sameTimes(a: readonly number[], b: readonly number[]): boolean {
  return a === b || (a.length === b.length && a.every((time, n) => time === b[n]));
}

/** A colour with an alpha, from `rgb(…)` as browsers compute it. */
function faint(colour: string): string {
  return colour.replace(/^rgb\((.*)\)$/, "rgba($1, 0.16)");
}

/** The prefix that all numbers of one axis share. */
export function prefixOf(curves: readonly PlottedCurve[], unit: string): Scale {
  const extremes = curves.filter((curve) => curve.unit === unit).flatMap((curve) => [...curve.min, ...curve.max]);
  return scaleOf(unit, extremes);
}

/** Options of a chart of these curves. */
export function options(
  curves: readonly PlottedCurve[],
  layout: Layout,
  colour: (name: string) => string,
): uPlot.Options {
  const series: uPlot.Series[] = [{}];
  const bands: uPlot.Band[] = [];
  for (const curve of curves) {
    const stroke = colour(`series-${(curve.colour % COLOURS) + 1}`);
    const own = { scale: curve.unit, show: !curve.hidden, spanGaps: false };
    const dash = curve.colour >= COLOURS ? [6, 4] : [];
    const stepped = curve.kind === "STATE" && uPlot.paths.stepped ? { paths: uPlot.paths.stepped({ align: 1 }) } : {};
    series.push({
      ...own,
      ...stepped,
      stroke,
      width: 1.75,
      dash,
      points: { show: curve.t.length < 60, size: 4, stroke, fill: stroke },
    });
    series.push({ ...own, stroke: "transparent", width: 0, points: { show: false } });
    series.push({ ...own, stroke: "transparent", width: 0, points: { show: false } });
    const last = series.length - 1;
    bands.push({ series: [last, last - 1], fill: faint(stroke) });
  }
  const font = "12px system-ui, sans-serif";
  const grid = { stroke: colour("line"), width: 1 };
  const axis = { stroke: colour("quiet"), font, ticks: grid };
  const scales: uPlot.Scales = { x: { time: true } };
  for (const unit of layout.units) {
    scales[unit] = { range: (_, least, most) => span(least, most, layout.zero) };
  }
  return {
    width: layout.width,
    height: layout.height,
    padding: [null, layout.room ? AXIS : null, null, null],
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), siteZone()),
    legend: { show: false },
    cursor: {
      sync: { key: layout.sync, setSeries: false },
      drag: { x: true, y: false, setScale: false },
      points: { size: 6 },
    },
    series,
    bands,
    scales,
    axes: [
      { ...axis, grid, values: (_, times) => times.map((time, n) => tick(time * 1000, step(times, n))), space: 72 },
      ...layout.units.map(
        (unit, n): uPlot.Axis => ({
          ...axis,
          scale: unit,
          side: n === 0 ? 3 : 1,
          size: AXIS - LABEL,
          grid: n === 0 ? grid : { show: false },
          values: (_, values) => levels(values, prefixOf(curves, unit), locale()),
          label: prefixOf(curves, unit).prefix + unit,
          labelFont: font,
          labelSize: LABEL,
        }),
      ),
    ],
    hooks: {
      setSelect: [
        (plot) => {
          if (plot.select.width > 4) {
            layout.onZoom(
              plot.posToVal(plot.select.left, "x") * 1000,
              plot.posToVal(plot.select.left + plot.select.width, "x") * 1000,
            );
          }
          plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
        },
      ],
      setCursor: [
        (plot) => {
          const { left } = plot.cursor;
          layout.onCursor(left === undefined || left < 0 ? null : plot.posToVal(left, "x") * 1000);
        },
      ],
    },
  };
}

function step(times: readonly number[], n: number): number {
  const here = times[n] ?? 0;
  const next = times[n + 1] ?? here;
  return (n + 1 < times.length ? next - here : here - (times[n - 1] ?? here)) * 1000 || 60_000;
}

/** A little room above and below; never a scale without height. */
function span(least: number | null, most: number | null, zero: boolean): [number, number] {
  if (least === null || most === null || !Number.isFinite(least) || !Number.isFinite(most)) {
    return [0, 1];
  }
  const low = zero ? Math.min(0, least) : least;
  const high = zero ? Math.max(0, most) : most;
  const room = (high - low || Math.abs(high) || 1) * 0.06;
  return [zero && low === 0 ? 0 : low - room, zero && high === 0 ? 0 : high + room];
}
