import type { Timing } from "$/api/types";
import { decimal } from "$/format/numbers";
import { locale } from "$/i18n/index.svelte";

/** A response time as read on a page. */
export function millis(value: number | null): string {
  return value === null ? "—" : `${decimal(value, value < 10 ? 1 : 0, locale())} ms`;
}

/** Achieved period as a multiple of the asked one; nothing where nothing was read. */
export function stretched(timing: Timing): string {
  return timing.reads === 0 || timing.stretch === null ? "—" : `× ${decimal(timing.stretch, 2, locale())}`;
}
