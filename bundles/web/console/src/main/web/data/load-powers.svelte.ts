import type { Device, Load } from "$/api/types";
import { point } from "./points.svelte";
import { site } from "./site.svelte";

/** A load whose active power is known. */
export interface LoadPower {
  device: Device;
  load: Load;
  /** Id of the point with its active power. */
  point: string;
}

const KEYS = ["power.active.total", "power.active"];

/** All loads that have an active power. */
export function loadPowers(): LoadPower[] {
  return site.list.flatMap((device) =>
    device.loads.flatMap((load) => {
      const id = KEYS.map((key) => `${device.id}/${load.key}/${key}`).find((one) => point(one).seen);
      return id ? [{ device, load, point: id }] : [];
    }),
  );
}

/** The active power that a point shows now, 0 without one. */
export function watts(id: string): number {
  return point(id).reading?.value ?? 0;
}
