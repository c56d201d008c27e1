import { dateTime } from "$/format/time";
import { type Key, t } from "$/i18n/index.svelte";
import { dictionary } from "./dictionary.svelte";

/** Contacts, which the dictionary calls on and off, are open and closed to an electrician. */
const WORDS: Record<string, Record<number, Key>> = {
  "input.state": { 0: "state.open", 1: "state.closed" },
  "output.state": { 0: "state.open", 1: "state.closed" },
};

/** Whether a state is a time, in seconds since 1970 UTC. */
const isTime = (base: string) =>
  base.startsWith("date.") || base === "periodic.test.start" || base === "periodic.test.end";

/** Whether a state is shown as a number of its unit, like a threshold: it is no time, and nobody has a word for this value. */
export function isNumber(base: string, unit: string, value: number): boolean {
  return unit !== "" && !isTime(base) && dictionary.state(base, value) === null;
}

/** A state's number in words; the number where nobody says what it means. */
export function stateText(base: string, value: number): string {
  if (isTime(base)) {
    return value > 0 ? dateTime(value * 1000) : "—";
  }
  const key = WORDS[base]?.[value];
  return key ? t(key) : (dictionary.state(base, value)?.text ?? String(value));
}
