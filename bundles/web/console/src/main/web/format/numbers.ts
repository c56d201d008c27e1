/** A number ready for the screen: digits and unit apart, so that the unit can be quieter. */
export interface Figure {
  text: string;
  unit: string;
}

/** A prefix of a unit: what a value is divided by, and the letter for it. */
export interface Scale {
  factor: number;
  prefix: string;
}

const ONE: Scale = { factor: 1, prefix: "" };
const LARGE: readonly Scale[] = [
  { factor: 1e9, prefix: "G" },
  { factor: 1e6, prefix: "M" },
  { factor: 1e3, prefix: "k" },
];
const SMALL: readonly Scale[] = [
  { factor: 1e-3, prefix: "m" },
  { factor: 1e-6, prefix: "µ" },
  { factor: 1e-9, prefix: "n" },
];
const LARGE_UNITS = new Set(["W", "var", "VA", "Wh", "varh", "VAh", "Ω"]);
const NONE = "—";

const formatters = new Map<string, Intl.NumberFormat>();

function formatter(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale}${options.minimumFractionDigits}/${options.maximumFractionDigits}`;
  let found = formatters.get(key);
  if (!found) {
    found = new Intl.NumberFormat(locale, options);
    formatters.set(key, found);
  }
  return found;
}

/** The prefix that suits the largest of these values, so that numbers shown together share it. */
export function scaleOf(unit: string, values: readonly (number | null | undefined)[]): Scale {
  let largest = 0;
  for (const value of values) {
    if (typeof value === "number" && Number.isFinite(value)) {
      largest = Math.max(largest, Math.abs(value));
    }
  }
  if (LARGE_UNITS.has(unit)) {
    return LARGE.find((scale) => largest >= scale.factor) ?? ONE;
  }
  if (unit === "F" && largest > 0) {
    return SMALL.find((scale) => largest >= scale.factor) ?? (SMALL.at(-1) as Scale);
  }
  return ONE;
}

/** Decimals that give a number of this size four significant digits, and no more than two where nothing asks for them. */
export function decimalsFor(magnitude: number, digits = 4): number {
  if (!Number.isFinite(magnitude) || magnitude === 0) {
    return 0;
  }
  const whole = Math.max(1, Math.floor(Math.log10(Math.abs(magnitude))) + 1);
  return Math.max(0, Math.min(digits - whole, 3));
}

/** A number with a fixed count of decimals; a dash where there is none. */
export function decimal(value: number | null | undefined, decimals: number, locale: string): string {
  if (typeof value !== "number" || !Number.isFinite(value)) {
    return NONE;
  }
  const text = formatter(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value);
  return /[1-9]/.test(text) ? text : text.replace(/^[-−]/, "");
}

/** At most four significant digits, with a prefix where the unit takes one. */
export function figure(value: number | null | undefined, unit: string, locale: string, scale?: Scale): Figure {
  if (typeof value !== "number" || !Number.isFinite(value)) {
    return { text: NONE, unit };
  }
  const used = scale ?? scaleOf(unit, [value]);
  if (value === 0 && used.factor > 1) {
    // Nothing is nothing: digits behind the point would only look measured.
    return { text: decimal(0, 0, locale), unit: used.prefix + unit };
  }
  const scaled = value / used.factor;
  return { text: decimal(scaled, shortDecimals(scaled, unit, used), locale), unit: used.prefix + unit };
}

/** Everything that is known of a number, in its canonical unit. */
export function full(value: number | null | undefined, unit: string, locale: string): string {
  if (typeof value !== "number" || !Number.isFinite(value)) {
    return NONE;
  }
  // Six decimals, and of what is smaller than those can show four digits that count: 39 nF are not 0 F.
  const beyond = value === 0 ? 0 : Math.max(0, 4 - Math.floor(Math.log10(Math.abs(value))) - 1);
  const decimals = Math.abs(value) < 1e-3 ? Math.min(20, Math.max(6, beyond)) : 6;
  const text = formatter(locale, { minimumFractionDigits: 0, maximumFractionDigits: decimals }).format(value);
  return unit === "" ? text : `${text} ${unit}`;
}

function shortDecimals(value: number, unit: string, scale: Scale): number {
  if (scale.prefix === "" && LARGE_UNITS.has(unit)) {
    return 0;
  }
  switch (unit) {
    case "V":
    case "°C":
    case "°":
      return 1;
    case "%":
      return Math.abs(value) >= 100 ? 1 : 2;
    case "Hz":
      return 2;
    case "":
      return Number.isInteger(value) ? 0 : 3;
    case "s":
      return 0;
    default:
      return decimalsFor(Math.max(Math.abs(value), 1));
  }
}

/** Labels of evenly spaced levels: all with the decimals that their distance asks for. */
export function levels(values: readonly number[], scale: Scale, locale: string): string[] {
  const distance = Math.abs(((values[1] ?? 1) - (values[0] ?? 0)) / scale.factor) || 1;
  const wanted = [0, 1, 2, 3].find((n) => Math.abs(Math.round(distance * 10 ** n) - distance * 10 ** n) < 1e-6) ?? 3;
  return values.map((value) => decimal(value / scale.factor, wanted, locale));
}

/** The smallest of 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8 times a power of ten that is not below this. */
export function niceCeiling(value: number): number {
  if (!(value > 0) || !Number.isFinite(value)) {
    return 1;
  }
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((s) => s * power >= value * (1 - 1e-9)) ?? 10;
  return step * power;
}
