import { locale, t } from "$/i18n/index.svelte";
import { type BarStep, rangeOf, type SPANS } from "./state";

type Words = (time: number) => string;

const words = (zone: string, options: Intl.DateTimeFormatOptions): Words => {
  const format = new Intl.DateTimeFormat(locale(), { timeZone: zone, ...options });
  return (time) => format.format(time);
};

const SHORT: Record<BarStep, Intl.DateTimeFormatOptions> = {
  "1y": { year: "numeric" },
  "1mo": { month: "short" },
  "1w": { day: "numeric", month: "short" },
  "1d": { weekday: "short", day: "numeric" },
  "1h": { hour: "2-digit", minute: "2-digit" },
  "15m": { hour: "2-digit", minute: "2-digit" },
  "10m": { hour: "2-digit", minute: "2-digit" },
  "1m": { hour: "2-digit", minute: "2-digit" },
};

/** Beginnings of bars as they stand below them, in the site's zone. */
export const shortTimes = (step: BarStep, zone: string): Words => words(zone, SHORT[step]);

/** Beginnings of bars where there is room to say them in full. */
export function longTimes(step: BarStep, zone: string): Words {
  switch (step) {
    case "1y":
      return words(zone, { year: "numeric" });
    case "1mo":
      return words(zone, { month: "long", year: "numeric" });
    case "1w":
    case "1d":
      return words(zone, { weekday: "short", day: "numeric", month: "short", year: "numeric" });
    default:
      return words(zone, { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
  }
}

/** What people call the span of this kind in which a time lies. */
export function nameOfSpan(span: (typeof SPANS)[number], at: number, zone: string): string {
  const { from, to } = rangeOf(span, at, zone);
  switch (span) {
    case "decade":
      return `${words(zone, { year: "numeric" })(from)}–${words(zone, { year: "numeric" })(to - 1)}`;
    case "year":
      return words(zone, { year: "numeric" })(from);
    case "month":
      return words(zone, { month: "long", year: "numeric" })(from);
    case "week":
      return t("consumption.week", { day: words(zone, { day: "numeric", month: "short" })(from) });
    case "day":
      return words(zone, { weekday: "short", day: "numeric", month: "long" })(from);
    default:
      return words(zone, { hour: "2-digit", minute: "2-digit" })(from);
  }
}
