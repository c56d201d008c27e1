import { niceCeiling } from "$/format/numbers";

/** What a gauge spans. */
export interface Range {
  from: number;
  to: number;
}

/** Between what a quantity should stay; null where there is no such limit. */
export interface Limits {
  low: number | null;
  high: number | null;
}

export const NO_LIMITS: Limits = { low: null, high: null };

/** What EN 50160 asks of the supply at this nominal voltage or frequency; none without one. */
export function supplyLimits(base: string, nominal: number | null): Limits {
  const part = base === "voltage" ? 0.1 : base === "frequency" ? 0.01 : null;
  return nominal === null || part === null ? NO_LIMITS : { low: nominal * (1 - part), high: nominal * (1 + part) };
}

/** Whether a value is not where it should stay. */
export function outside(value: number | null, limits: Limits): boolean {
  return (
    value !== null && ((limits.low !== null && value < limits.low) || (limits.high !== null && value > limits.high))
  );
}

/** What is known of a quantity when its gauge is laid out. */
export interface GaugeInput {
  unit: string;
  base: string;
  value: number | null;
  average: number | null;
  min: number | null;
  max: number | null;
  nominal: number | null;
}

const NOMINAL_VOLTAGES = [
  12, 24, 48, 63.5, 110, 120, 127, 208, 220, 230, 240, 277, 380, 400, 415, 440, 480, 500, 600, 690,
];

/** The nominal voltage that a reading is nearest to, or null where none is within a tenth. */
export function likelyNominal(value: number): number | null {
  const nearest = NOMINAL_VOLTAGES.reduce((best, one) => (Math.abs(one - value) < Math.abs(best - value) ? one : best));
  return Math.abs(nearest - value) <= nearest / 10 ? nearest : null;
}

/** A span that suits the quantity and does not move with every reading. */
export function gaugeRange(input: GaugeInput): Range {
  const known = [input.value, input.average, input.min, input.max].filter(
    (value): value is number => value !== null && Number.isFinite(value),
  );
  if (input.base === "voltage") {
    const nominal = input.nominal ?? (input.value === null ? null : likelyNominal(input.value));
    if (nominal) {
      return widen(
        { from: nominal * 0.8, to: nominal * 1.2 },
        known.filter((value) => value > nominal / 2),
      );
    }
  }
  if (input.base === "frequency") {
    const nominal = (input.nominal ?? (input.value ?? 50) > 55) ? 60 : 50;
    return widen(
      { from: nominal - 1, to: nominal + 1 },
      known.filter((value) => value > nominal / 2),
    );
  }
  if (input.base === "power.factor" || input.base === "cos.phi") {
    return { from: known.some((value) => value < 0) ? -1 : 0, to: 1 };
  }
  const largest = Math.max(0, input.nominal ?? 0, ...known.map(Math.abs));
  const to = niceCeiling(largest === 0 ? 1 : largest * 1.02);
  return { from: known.some((value) => value < 0) ? -to : 0, to };
}

function widen(range: Range, values: readonly number[]): Range {
  const half = (range.to - range.from) / 2;
  let { from, to } = range;
  while (values.some((value) => value < from || value > to) && to - from < half * 40) {
    from -= half;
    to += half;
  }
  return { from: Math.max(0, from), to };
}

/** Where a value stands on a range, 0 to 1; null without a value. */
export function share(value: number | null, range: Range): number | null {
  if (value === null || !Number.isFinite(value) || range.to <= range.from) {
    return null;
  }
  return Math.min(1, Math.max(0, (value - range.from) / (range.to - range.from)));
}

const OPENING = 240;

/** Angle in degrees, clockwise from twelve o'clock, of a share of the gauge. */
export function gaugeAngle(part: number): number {
  return -OPENING / 2 + part * OPENING;
}

/** A point on a circle about 0/0. */
export function onCircle(radius: number, degrees: number): [number, number] {
  const radians = ((degrees - 90) * Math.PI) / 180;
  return [radius * Math.cos(radians), radius * Math.sin(radians)];
}

/** SVG path of an arc from one angle to another, clockwise. */
export function arcPath(radius: number, from: number, to: number): string {
  const [x1, y1] = onCircle(radius, from);
  const [x2, y2] = onCircle(radius, to);
  const round = (n: number) => Math.round(n * 100) / 100;
  return `M${round(x1)} ${round(y1)}A${radius} ${radius} 0 ${to - from > 180 ? 1 : 0} 1 ${round(x2)} ${round(y2)}`;
}
