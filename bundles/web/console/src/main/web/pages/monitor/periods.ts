import { wallClock } from "$/format/zone";

/** A day and what was counted in it. */
export interface DayCount {
  t: number;
  sum: number;
}

/** What was counted in one calendar period and in the one before. */
export interface Comparison {
  id: "day" | "week" | "month";
  now: number | null;
  before: number | null;
}

/** Today against yesterday, this week against the last, this month against the last; null where no day has data. */
export function compare(days: readonly DayCount[], now: number, zone: string): Comparison[] {
  const number = (time: number) => {
    const { year, month, day } = wallClock(time, zone);
    return Math.round(Date.UTC(year, month - 1, day) / 86_400_000);
  };
  const today = number(now);
  const { weekday, month, year } = wallClock(now, zone);
  const monday = today - weekday;
  const lastMonth = month === 1 ? { month: 12, year: year - 1 } : { month: month - 1, year };
  const sum = (within: (day: number, time: number) => boolean) => {
    const found = days.filter((one) => within(number(one.t), one.t));
    return found.length === 0 ? null : found.reduce((total, one) => total + one.sum, 0);
  };
  const inMonth = (time: number, wanted: { month: number; year: number }) => {
    const at = wallClock(time, zone);
    return at.month === wanted.month && at.year === wanted.year;
  };
  return [
    { id: "day", now: sum((day) => day === today), before: sum((day) => day === today - 1) },
    { id: "week", now: sum((day) => day >= monday), before: sum((day) => day >= monday - 7 && day < monday) },
    {
      id: "month",
      now: sum((_, time) => inMonth(time, { month, year })),
      before: sum((_, time) => inMonth(time, lastMonth)),
    },
  ];
}
