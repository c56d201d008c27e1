/** A programme of periodic tests, as the switch holds it; times are those of its own clock. */
export interface Programme {
  n: number;
  enabled: boolean;
  onLoad: boolean;
  /** 1 once, 2 daily, 3 weekly, 4 monthly, 5 yearly. */
  period: number;
  /** First start and end of the programme, in milliseconds, read as if the clock showed UTC. */
  start: number;
  end: number;
}

const DAY = 86_400_000;

/** The days of a month on which a programme runs. `month` counts from 0. */
export function daysOf(programme: Programme, year: number, month: number): number[] {
  if (!programme.enabled) {
    return [];
  }
  const first = new Date(programme.start);
  const days: number[] = [];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const firstDay = Math.floor(programme.start / DAY);
  for (let day = 1; day <= last; day++) {
    const number = Date.UTC(year, month, day) / DAY;
    const within = number >= firstDay && number * DAY <= programme.end;
    if (within && runs(programme.period, number - firstDay, first, month, day)) {
      days.push(day);
    }
  }
  return days;
}

function runs(period: number, since: number, first: Date, month: number, day: number): boolean {
  switch (period) {
    case 2:
      return true;
    case 3:
      return since % 7 === 0;
    case 4:
      return day === first.getUTCDate();
    case 5:
      return day === first.getUTCDate() && month === first.getUTCMonth();
    default:
      return since === 0;
  }
}
