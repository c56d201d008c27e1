import { decimal } from "$/format/numbers";
import { locale } from "$/i18n/index.svelte";

/** A response time as read on a page. */
export function millis(value: number | null): string {
  return value === null ? "—" : `${decimal(value, value < 10 ? 1 : 0, locale())} ms`;
}
