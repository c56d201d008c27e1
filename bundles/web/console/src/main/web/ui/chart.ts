import uPlot from "uplot";
import type { Curve } from "$/data/history";
import { levels, type Scale, scaleOf } from "$/format/numbers";
import { siteZone, tick } from "$/format/time";
import { locale } from "$/i18n/index.svelte";
import { extremes } from "./trace";

/** A curve with its place among the colours. */
export interface PlottedCurve extends Curve {
  colour: number;
  hidden: boolean;
}

/** A stretch of time that means something: an alarm, a maintenance. */
export interface Mark {
  from: number;
  /** When it ended; null while it lasts. */
  to: number | null;
  colour: "critical" | "warning" | "info";
}

export const COLOURS = 8;
const LABEL = 18;
const AXIS = 76;

/** What a chart shows now. Other readings, ranges and hidden curves are another one of these and no other chart. */
export interface Shown {
  curves: readonly PlottedCurve[];
  marks: readonly Mark[];
  from: number;
  to: number;
  band: boolean;
}

/** What a chart is built for. */
export interface Layout {
  width: number;
  height: number;
  units: readonly string[];
  /** The prefix that all numbers of a unit share. */
  scales: ReadonlyMap<string, Scale>;
  zero: boolean;
  sync: string;
  /** Keeps free what a second axis takes, so that panes of one and of two units lie under each other. */
  room: boolean;
  draw: (plot: uPlot) => void;
  onZoom: (from: number, to: number) => void;
  onCursor: (plot: uPlot, time: number | null) => void;
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
    "critical",
    "warning",
    "info",
    ...Array.from({ length: COLOURS }, (_, n) => `series-${n + 1}`),
  ]) {
    probe.style.color = `var(--${name})`;
    found.set(name, getComputedStyle(probe).color);
  }
  probe.remove();
  return (name) => found.get(name) ?? "currentColor";
}

/** The prefix that suits all values of a unit. */
export function prefixOf(curves: readonly Curve[], unit: string, from: number, to: number): Scale {
  return scaleOf(
    unit,
    extremes(
      curves.filter((curve) => curve.unit === unit),
      from,
      to,
    ) ?? [],
  );
}

/** What the axes are laid out for: the range of time, and of each unit the least and greatest value that is not hidden. */
export function extent({ curves, from, to }: Shown, units: readonly string[]): uPlot.AlignedData {
  const visible = curves.filter((curve) => !curve.hidden);
  return [
    [from / 1000, to / 1000],
    ...units.map(
      (unit) =>
        extremes(
          visible.filter((curve) => curve.unit === unit),
          from,
          to,
        ) ?? [null, null],
    ),
  ];
}

/** Options of a chart: axes, cursor and zoom are uPlot's, the curves are drawn by `layout.draw`. */
export function options(layout: Layout, colour: (name: string) => string): uPlot.Options {
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
      points: { show: false },
    },
    series: [{}, ...layout.units.map((unit) => ({ scale: unit, paths: () => null, points: { show: false } }))],
    scales,
    axes: [
      { ...axis, grid, values: (_, times) => times.map((time, n) => tick(time * 1000, step(times, n))), space: 72 },
      ...layout.units.map((unit, n): uPlot.Axis => {
        const scale = layout.scales.get(unit) ?? scaleOf(unit, []);
        return {
          ...axis,
          scale: unit,
          side: n === 0 ? 3 : 1,
          size: AXIS - LABEL,
          grid: n === 0 ? grid : { show: false },
          values: (_, values) => levels(values, scale, locale()),
          label: scale.prefix + unit,
          labelFont: font,
          labelSize: LABEL,
        };
      }),
    ],
    hooks: {
      draw: [layout.draw],
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
          layout.onCursor(plot, left === undefined || left < 0 ? null : plot.posToVal(left, "x") * 1000);
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
