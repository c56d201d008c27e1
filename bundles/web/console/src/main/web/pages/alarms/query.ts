import type { AlarmQuery } from "$/api/types";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Periods to choose from; `all` has no beginning. */
export const PERIODS = ["day", "week", "month", "year", "all"] as const;
export type Period = (typeof PERIODS)[number];
const LENGTH: Record<Exclude<Period, "all">, number> = { day: DAY, week: 7 * DAY, month: 30 * DAY, year: 365 * DAY };

/** Statuses as people filter by them. */
export const STATUSES = ["ACTIVE", "FINISHED_UNACKNOWLEDGED", "FINISHED_ACKNOWLEDGED"] as const;
/** Criticalities, the most urgent first. */
export const CRITICALITIES = ["CRITICAL", "NON_CRITICAL", "INFORMATION"] as const;
/** Categories that there are. */
export const KINDS = [
  "THRESHOLD",
  "CONSUMPTION",
  "DIGITAL_EDGE",
  "ANALOG",
  "COMBINATION",
  "SYSTEM",
  "METROLOGY",
  "INSULATION",
  "SWITCH",
  "PQ_EVENT",
] as const;

/** What the address asks for. */
export interface Wanted {
  period: Period;
  query: AlarmQuery;
}

/** The filter that an address holds; what it does not know is not asked for. */
export function wanted(parameters: URLSearchParams, now: number): Wanted {
  const period = PERIODS.find((one) => one === parameters.get("period")) ?? "week";
  const pick = (name: string, known: readonly string[]) =>
    (parameters.get(name) ?? "")
      .split(",")
      .filter((word) => known.includes(word))
      .join(",");
  const query: Record<string, string> = {};
  const put = (name: string, value: string) => {
    if (value) {
      query[name] = value;
    }
  };
  put("status", pick("status", STATUSES));
  put("criticality", pick("criticality", CRITICALITIES));
  put("kind", pick("kind", KINDS));
  put("type", pick("type", ["ALARM", "EVENT"]));
  put("device", parameters.get("device") ?? "");
  put("nature", parameters.get("nature") ?? "");
  if (period !== "all") {
    put("from", new Date(now - LENGTH[period]).toISOString());
  }
  return { period, query: query as AlarmQuery };
}

/** A list in an address with a word put in or taken out. */
export function toggled(list: string | null, word: string): string | null {
  const words = (list ?? "").split(",").filter(Boolean);
  const rest = words.includes(word) ? words.filter((one) => one !== word) : [...words, word];
  return rest.length === 0 ? null : rest.join(",");
}

/** The time around an event that its curve shows: an event and half as much before and after, at least ten minutes, at most a day. */
export function around(since: number, until: number | null, now: number): { from: number; to: number } {
  const end = Math.min(until ?? now, now);
  const margin = Math.min(DAY, Math.max(HOUR / 6, (end - since) / 2));
  return { from: since - margin, to: Math.min(now, Math.min(end, since + DAY) + margin) };
}
