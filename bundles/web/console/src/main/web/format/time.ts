import { locale, t } from "$/i18n/index.svelte";
import { wallClock } from "./zone";

const formats = new Map<string, Intl.DateTimeFormat>();
let zone = "UTC";

/** Times are told on the wall clock of the site, wherever the browser is. */
export function tellTimesIn(siteZone: string): void {
  zone = siteZone;
}

/** The zone of the site. */
export function siteZone(): string {
  return zone;
}

function format(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale() + name + zone;
  let found = formats.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(locale(), { ...options, timeZone: zone });
    formats.set(key, found);
  }
  return found;
}

const DAY = 86_400_000;

/** How long ago, or the date beyond a day. */
export function age(time: number, now: number): string {
  const seconds = Math.max(0, Math.round((now - time) / 1000));
  if (seconds < 2) {
    return t("age.now");
  }
  if (seconds < 60) {
    return t("age.seconds", { n: seconds });
  }
  if (seconds < 3600) {
    return t("age.minutes", { n: Math.floor(seconds / 60) });
  }
  if (now - time < DAY) {
    return t("age.hours", { n: Math.floor(seconds / 3600) });
  }
  return dateTime(time);
}

/** Date and time to the second, in the browser's zone. */
export function dateTime(time: number): string {
  return format("datetime", { dateStyle: "medium", timeStyle: "medium" }).format(time);
}

/** Date and time to the minute. */
export function dateMinute(time: number): string {
  return format("minute", { dateStyle: "medium", timeStyle: "short" }).format(time);
}

/** Time of the day where it is of today, else the date and the time, without what goes without saying. */
export function shortTime(time: number, now: number): string {
  if (now - time < DAY && wallClock(now, zone).day === wallClock(time, zone).day) {
    return clock(time);
  }
  return now - time < 180 * DAY
    ? format("short", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }).format(time)
    : format("short-date", { dateStyle: "medium" }).format(time);
}

/** Date and time to the millisecond. */
export function millisecond(time: number): string {
  return format("millisecond", {
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    fractionalSecondDigits: 3,
  }).format(time);
}

/** Time of the day. */
export function clock(time: number): string {
  return format("clock", { hour: "2-digit", minute: "2-digit" }).format(time);
}

/** Label of a tick of a time axis: as fine as the distance between ticks asks for. */
export function tick(time: number, distance: number): string {
  if (distance < 60_000) {
    return format("tick-s", { hour: "2-digit", minute: "2-digit", second: "2-digit" }).format(time);
  }
  if (distance < DAY) {
    const at = wallClock(time, zone);
    const midnight = at.hour === 0 && at.minute === 0;
    return midnight ? format("tick-d", { day: "numeric", month: "short" }).format(time) : clock(time);
  }
  return distance < 27 * DAY
    ? format("tick-d", { day: "numeric", month: "short" }).format(time)
    : format("tick-m", { month: "short", year: "numeric" }).format(time);
}

/** A duration in seconds as hours and minutes. */
export function duration(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return `${new Intl.NumberFormat(locale()).format(hours)} h ${minutes} min`;
}

/** A short stretch of time in seconds, in the largest units that say enough. */
export function span(seconds: number): string {
  const number = new Intl.NumberFormat(locale());
  if (seconds < 60) {
    return `${number.format(Math.round(seconds))} s`;
  }
  return seconds < 3600 ? `${number.format(Math.round(seconds / 60))} min` : duration(seconds);
}
