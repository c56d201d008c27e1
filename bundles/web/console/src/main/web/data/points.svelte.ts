import { untrack } from "svelte";
import type { Quality, Value } from "$/api/types";

/** What a point shows now. */
export interface Reading {
  value: number | null;
  text: string | null;
  /** Milliseconds since 1970 UTC. */
  time: number;
  quality: Quality;
}

/** The last reading of one point. A component that shows it is touched only when this very point changes. */
export class LivePoint {
  reading = $state.raw<Reading | null>(null);
  /** Whether it has ever been read: for those who want to know that it is there, and not each of its readings. */
  seen = $state.raw(false);
}

const points = new Map<string, LivePoint>();
let waiting = new Map<string, Reading>();
let frame = 0;
const listeners = new Set<(ids: ReadonlySet<string>) => void>();

/** The point with this id; it exists from the first time somebody asks for it. */
export function point(id: string): LivePoint {
  let found = points.get(id);
  if (!found) {
    // Made outside of whatever computation asks first: one that makes a source of its own would not follow it.
    found = untrack(() => new LivePoint());
    points.set(id, found);
  }
  return found;
}

/** Ids of all points ever asked for or read. */
export function knownPoints(): Iterable<string> {
  return points.keys();
}

/** The last reading of a point, for those who look once and do not follow it. */
export function currentReading(id: string): Reading | null {
  return untrack(() => points.get(id)?.reading ?? null);
}

/** Takes a reading. It is shown with the next animation frame, together with all others that came until then. */
export function offer(id: string, reading: Reading): void {
  waiting.set(id, reading);
  if (frame === 0) {
    frame = requestAnimationFrame(flush);
  }
}

/** Takes the readings of a device as REST gives them; older ones than those known are left out. */
export function offerAll(values: readonly Value[]): void {
  for (const value of values) {
    const time = Date.parse(value.time);
    const known = waiting.get(value.point) ?? points.get(value.point)?.reading;
    if (!known || known.time <= time) {
      offer(value.point, { value: value.value, text: value.text, time, quality: value.quality });
    }
  }
}

/** Is told, once a frame, which points changed; returns what stops it. */
export function onChange(listener: (ids: ReadonlySet<string>) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function flush(): void {
  frame = 0;
  const changes = waiting;
  waiting = new Map();
  for (const [id, reading] of changes) {
    const shown = point(id);
    shown.reading = reading;
    shown.seen = true;
  }
  const ids = new Set(changes.keys());
  for (const listener of listeners) {
    listener(ids);
  }
}

/** Forgets the points of a device that was removed. */
export function forget(device: string): void {
  const prefix = `${device}/`;
  for (const id of points.keys()) {
    if (id.startsWith(prefix)) {
      points.delete(id);
    }
  }
}
