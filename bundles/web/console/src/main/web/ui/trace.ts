import type { Curve } from "$/data/history";

/** A curve as pixels show it: places from left to right with mean, least and greatest value; NaN where there is a gap. */
export interface Trace {
  size: number;
  x: Float64Array;
  mean: Float64Array;
  least: Float64Array;
  greatest: Float64Array;
  /** Whether least and greatest differ anywhere, so that there is a band to be seen. */
  banded: boolean;
}

/** Beyond so many entries a pixel nobody sees single ones. */
const MOST_PER_PIXEL = 2;

/** Index of the last entry that is not after this time; -1 where all are. */
export function entryAt(times: readonly number[], time: number): number {
  let low = -1;
  let high = times.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((times[middle] as number) <= time) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

/**
 * Lays a curve out between two times over so many pixels. Where entries are dense, those of one pixel become one: their mean between their
 * extremes. A pixel with nothing but missing entries stays a gap.
 */
export function trace(curve: Curve, from: number, to: number, pixels: number): Trace {
  // One beyond each edge, so that lines leave the chart where they lead to.
  const first = Math.max(0, entryAt(curve.t, from));
  const last = Math.min(curve.t.length - 1, entryAt(curve.t, to) + 1);
  const scale = pixels / Math.max(1, to - from);
  const count = Math.max(0, last - first + 1);
  if (!(pixels >= 1)) {
    // A chart that is still being laid out may have no room at all between its axes.
    return room(0);
  }
  return count > MOST_PER_PIXEL * pixels
    ? dense(curve, first, last, from, scale)
    : sparse(curve, first, last, from, scale);
}

function room(size: number): Trace {
  const column = () => new Float64Array(size);
  return { size, x: column(), mean: column(), least: column(), greatest: column(), banded: false };
}

function sparse({ t, v, min, max }: Curve, first: number, last: number, from: number, scale: number): Trace {
  const found = room(Math.max(0, last - first + 1));
  for (let n = first; n <= last; n++) {
    const at = n - first;
    const value = v[n] ?? Number.NaN;
    found.x[at] = ((t[n] as number) - from) * scale;
    found.mean[at] = value;
    found.least[at] = min[n] ?? value;
    found.greatest[at] = max[n] ?? value;
    found.banded ||= (found.greatest[at] as number) > (found.least[at] as number);
  }
  return found;
}

function dense({ t, v, min, max }: Curve, first: number, last: number, from: number, scale: number): Trace {
  const found = room(Math.ceil(((t[last] as number) - (t[first] as number)) * scale) + 2);
  let size = 0;
  let n = first;
  while (n <= last) {
    const pixel = Math.floor(((t[n] as number) - from) * scale);
    let sum = 0;
    let count = 0;
    let least = Number.POSITIVE_INFINITY;
    let greatest = Number.NEGATIVE_INFINITY;
    for (; n <= last && Math.floor(((t[n] as number) - from) * scale) === pixel; n++) {
      const value = v[n];
      if (value !== null && value !== undefined) {
        sum += value;
        count++;
        least = Math.min(least, min[n] ?? value);
        greatest = Math.max(greatest, max[n] ?? value);
      }
    }
    found.x[size] = pixel + 0.5;
    found.mean[size] = count === 0 ? Number.NaN : sum / count;
    found.least[size] = least;
    found.greatest[size] = greatest;
    found.banded ||= greatest > least;
    size++;
  }
  found.size = size;
  return found;
}

/** Least and greatest value of curves between two times; null where they have none. */
export function extremes(curves: readonly Curve[], from: number, to: number): [number, number] | null {
  let least = Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  for (const { t, v, min, max } of curves) {
    const last = entryAt(t, to);
    for (let n = Math.max(0, entryAt(t, from)); n <= last; n++) {
      const value = v[n];
      if (value !== null && value !== undefined) {
        least = Math.min(least, min[n] ?? value);
        greatest = Math.max(greatest, max[n] ?? value);
      }
    }
  }
  return least <= greatest ? [least, greatest] : null;
}

/** What a line is drawn with: a canvas, or what writes the path of an SVG. */
export type Pen = Pick<CanvasPath, "moveTo" | "lineTo">;

/** A straight line from values to pixels: `at(value) = offset + value * factor`. */
export interface Axis {
  offset: number;
  factor: number;
}

/** Adds the line through a trace to the path of a canvas; with `stepped`, a value holds until the next. */
export function line(path: Pen, { size, x, mean }: Trace, { offset, factor }: Axis, left: number, stepped: boolean) {
  let open = false;
  let before = 0;
  for (let n = 0; n < size; n++) {
    const value = mean[n] as number;
    if (Number.isNaN(value)) {
      open = false;
      continue;
    }
    const at = left + (x[n] as number);
    const height = offset + value * factor;
    if (open) {
      if (stepped) {
        path.lineTo(at, before);
      }
      path.lineTo(at, height);
    } else {
      path.moveTo(at, height);
      open = true;
    }
    before = height;
  }
}

/** Adds the outline between least and greatest values to the path of a canvas, one for each stretch without a gap. */
export function band(path: CanvasPath, trace: Trace, { offset, factor }: Axis, left: number) {
  const { size, x, mean, least, greatest } = trace;
  for (let n = 0; n < size; n++) {
    if (Number.isNaN(mean[n] as number)) {
      continue;
    }
    const begin = n;
    path.moveTo(left + (x[n] as number), offset + (greatest[n] as number) * factor);
    while (n + 1 < size && !Number.isNaN(mean[n + 1] as number)) {
      n++;
      path.lineTo(left + (x[n] as number), offset + (greatest[n] as number) * factor);
    }
    for (let back = n; back >= begin; back--) {
      path.lineTo(left + (x[back] as number), offset + (least[back] as number) * factor);
    }
    path.closePath();
  }
}
