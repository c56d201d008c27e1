import { dateTime } from "$/format/time";
import { type Key, t } from "$/i18n/index.svelte";

/** Words for numbered states whose meaning the standards or the dictionary fix; a number otherwise. */
const WORDS: Record<string, Record<number, Key>> = {
  "input.state": { 0: "state.open", 1: "state.closed" },
  "output.state": { 0: "state.open", 1: "state.closed" },
};

/** A state's number in words. */
export function stateText(base: string, value: number): string {
  if (base.startsWith("date.")) {
    return value > 0 ? dateTime(value * 1000) : "—";
  }
  const key = WORDS[base]?.[value];
  return key ? t(key) : String(value);
}
