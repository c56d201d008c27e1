import { dateTime } from "$/format/time";
import { type Key, t } from "$/i18n/index.svelte";
import { dictionary } from "./dictionary.svelte";

/** Contacts, which the dictionary calls on and off, are open and closed to an electrician. */
const WORDS: Record<string, Record<number, Key>> = {
  "input.state": { 0: "state.open", 1: "state.closed" },
  "output.state": { 0: "state.open", 1: "state.closed" },
};

/** A state's number in words; the number where nobody says what it means. */
export function stateText(base: string, value: number): string {
  if (base.startsWith("date.")) {
    return value > 0 ? dateTime(value * 1000) : "—";
  }
  const key = WORDS[base]?.[value];
  return key ? t(key) : (dictionary.state(base, value)?.text ?? String(value));
}
