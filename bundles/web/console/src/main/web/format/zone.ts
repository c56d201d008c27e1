/** Milliseconds at which the day that holds this time began in a zone, by the wall clock there. */
export function startOfDay(time: number, zone: string): number {
  const parts = wallClock(time, zone);
  // Two steps, because the offset at midnight may differ from the one now.
  const guess = time - ((parts.hour * 60 + parts.minute) * 60 + parts.second) * 1000 - (time % 1000);
  const there = wallClock(guess, zone);
  const over =
    there.day === parts.day ? (there.hour * 60 + there.minute) * 60 : ((there.hour - 24) * 60 + there.minute) * 60;
  return guess - over * 1000;
}

/** Date and time on the wall clock of a zone. */
export function wallClock(time: number, zone: string) {
  const found = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
    weekday: "short",
  }).formatToParts(time);
  const part = (type: string) => Number(found.find((one) => one.type === type)?.value ?? 0);
  const weekday = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].indexOf(
    found.find((one) => one.type === "weekday")?.value ?? "Mon",
  );
  return {
    year: part("year"),
    month: part("month"),
    day: part("day"),
    hour: part("hour"),
    minute: part("minute"),
    second: part("second"),
    weekday,
  };
}

/** A time as `<input type="datetime-local">` has it, on the wall clock of a zone. */
export function toLocal(time: number, zone: string): string {
  const at = wallClock(time, zone);
  const two = (n: number) => String(n).padStart(2, "0");
  return `${at.year}-${two(at.month)}-${two(at.day)}T${two(at.hour)}:${two(at.minute)}`;
}

/** The time that such an input means in a zone; NaN where it is empty. */
export function fromLocal(text: string, zone: string): number {
  const wanted = Date.parse(`${text}Z`);
  const offset = (time: number) => {
    const at = wallClock(time, zone);
    return Date.UTC(at.year, at.month - 1, at.day, at.hour, at.minute) - Math.floor(time / 60_000) * 60_000;
  };
  if (!Number.isFinite(wanted)) {
    return Number.NaN;
  }
  // Twice, because the offset there may differ from the one at the first guess.
  const guess = wanted - offset(wanted);
  return wanted - offset(guess);
}
