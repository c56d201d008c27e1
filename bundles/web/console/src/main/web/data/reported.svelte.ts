import { SvelteMap } from "svelte/reactivity";
import { dictionary, type StateLevel } from "./dictionary.svelte";
import { currentReading, knownPoints, onChange } from "./points.svelte";
import { parsePoint } from "./quantity";

/** A state of a device that wants attention, as the device itself reports it. */
export interface Reported {
  point: string;
  device: string;
  load: string;
  base: string;
  level: Exclude<StateLevel, "NORMAL" | "INFORMATION">;
  text: string;
  /** When it was last read, in milliseconds since 1970 UTC. */
  time: number;
}

const WANTED: readonly StateLevel[] = ["CRITICAL", "NON_CRITICAL"];
const reported = new SvelteMap<string, Reported>();

/** What devices report now, the critical first. */
export function allReported(): Reported[] {
  return [...reported.values()].sort(
    (a, b) => WANTED.indexOf(a.level) - WANTED.indexOf(b.level) || a.point.localeCompare(b.point),
  );
}

/** Looks at every state as it comes, as long as the component that calls this is on the page. */
export function watchReported(): void {
  $effect(() => dictionary.want());
  $effect(() => {
    if (dictionary.ready) {
      look(knownPoints());
      return onChange(look);
    }
  });
}

function look(ids: Iterable<string>): void {
  for (const id of ids) {
    const point = parsePoint(id);
    const reading = point ? currentReading(id) : null;
    const value = reading?.quality === "NOT_AVAILABLE" ? null : (reading?.value ?? null);
    const state = point && value !== null ? dictionary.state(point.quantity.base, value) : null;
    if (!point || !reading || !state || !WANTED.includes(state.level)) {
      reported.delete(id);
    } else if (reported.get(id)?.text !== state.text) {
      const { device, load, quantity } = point;
      const level = state.level as Reported["level"];
      reported.set(id, { point: id, device, load, base: quantity.base, level, text: state.text, time: reading.time });
    }
  }
}
