import uPlot from "uplot";
import { COLOURS, type Mark, type PlottedCurve, type Shown } from "./chart";
import { type Axis, band, entryAt, line, type Trace, trace } from "./trace";

const WIDTH = 1.75;
const DASH = [6, 4];
/** With fewer entries than this, each is a point of its own. */
const FEW = 60;
const POINT = 2;
const FLAG = 5;

/** From values of a unit to pixels of the canvas. */
function axisOf(plot: uPlot, unit: string): Axis {
  const factor = plot.valToPos(1, unit, true) - plot.valToPos(0, unit, true);
  return { offset: plot.valToPos(0, unit, true), factor };
}

/** Draws marks, bands and curves onto the axes that uPlot has drawn. */
export function ink(plot: uPlot, { curves, marks, from, to, band: banded }: Shown, colour: (name: string) => string) {
  const { ctx, bbox } = plot;
  const ratio = uPlot.pxRatio;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  for (const mark of marks) {
    flag(plot, mark, colour(mark.colour));
  }
  const visible = curves
    .filter((curve) => !curve.hidden)
    .map((curve) => ({ curve, axis: axisOf(plot, curve.unit), drawn: trace(curve, from, to, bbox.width) }));
  // All bands lie under all lines: a line that is crossed by the band of another stays a line.
  ctx.globalAlpha = 0.16;
  for (const { curve, axis, drawn } of visible) {
    if (banded && drawn.banded) {
      ctx.fillStyle = strokeOf(curve, colour);
      ctx.beginPath();
      band(ctx, drawn, axis, bbox.left);
      ctx.fill();
    }
  }
  ctx.globalAlpha = 1;
  ctx.lineWidth = WIDTH * ratio;
  ctx.lineJoin = "bevel";
  for (const { curve, axis, drawn } of visible) {
    ctx.strokeStyle = ctx.fillStyle = strokeOf(curve, colour);
    ctx.setLineDash(curve.colour < COLOURS ? [] : DASH.map((part) => part * ratio));
    ctx.beginPath();
    line(ctx, drawn, axis, bbox.left, curve.kind === "STATE");
    ctx.stroke();
    if (drawn.size < FEW) {
      points(ctx, drawn, axis, bbox.left, POINT * ratio);
    }
  }
  ctx.restore();
}

function strokeOf(curve: PlottedCurve, colour: (name: string) => string): string {
  return colour(`series-${(curve.colour % COLOURS) + 1}`);
}

function points(
  ctx: CanvasRenderingContext2D,
  { size, x, mean }: Trace,
  { offset, factor }: Axis,
  left: number,
  radius: number,
) {
  ctx.beginPath();
  for (let n = 0; n < size; n++) {
    const value = mean[n] as number;
    if (!Number.isNaN(value)) {
      const at = left + (x[n] as number);
      const height = offset + value * factor;
      ctx.moveTo(at + radius, height);
      ctx.arc(at, height, radius, 0, 2 * Math.PI);
    }
  }
  ctx.fill();
}

/** A mark: its stretch shaded, its begin a line with a flag at the top, so that it is seen without its colour. */
function flag(plot: uPlot, mark: Mark, stroke: string) {
  const { ctx, bbox } = plot;
  const ratio = uPlot.pxRatio;
  const begin = plot.valToPos(mark.from / 1000, "x", true);
  const end = mark.to === null ? bbox.left + bbox.width : plot.valToPos(mark.to / 1000, "x", true);
  ctx.fillStyle = ctx.strokeStyle = stroke;
  ctx.globalAlpha = 0.1;
  ctx.fillRect(begin, bbox.top, end - begin, bbox.height);
  ctx.globalAlpha = 1;
  ctx.lineWidth = ratio;
  ctx.beginPath();
  ctx.moveTo(begin, bbox.top);
  ctx.lineTo(begin, bbox.top + bbox.height);
  ctx.stroke();
  ctx.beginPath();
  ctx.moveTo(begin, bbox.top);
  ctx.lineTo(begin + FLAG * 1.6 * ratio, bbox.top + FLAG * ratio);
  ctx.lineTo(begin, bbox.top + 2 * FLAG * ratio);
  ctx.fill();
}

/** The points where a time meets the curves: small discs over the chart, as many as there are curves. */
export class Discs {
  readonly #over: HTMLElement;
  readonly #all: HTMLElement[] = [];

  constructor(over: HTMLElement) {
    this.#over = over;
  }

  /** Puts them where the curves are at this time; null takes them away. */
  show(plot: uPlot, { curves }: Shown, time: number | null, colour: (name: string) => string): void {
    let used = 0;
    for (const curve of time === null ? [] : curves) {
      const n = curve.hidden ? -1 : entryAt(curve.t, time as number);
      const value = curve.v[n];
      if (value !== null && value !== undefined) {
        const disc = this.#disc(used++);
        const left = plot.valToPos((curve.t[n] as number) / 1000, "x");
        disc.hidden = left < 0;
        disc.style.background = strokeOf(curve, colour);
        disc.style.transform = `translate(${left}px, ${plot.valToPos(value, curve.unit)}px)`;
      }
    }
    for (const disc of this.#all.slice(used)) {
      disc.hidden = true;
    }
  }

  #disc(n: number): HTMLElement {
    const known = this.#all[n];
    if (known) {
      return known;
    }
    const made = this.#over.ownerDocument.createElement("i");
    made.className = "disc";
    this.#over.append(made);
    this.#all.push(made);
    return made;
  }
}
