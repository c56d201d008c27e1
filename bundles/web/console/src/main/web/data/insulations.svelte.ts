import type { Device } from "$/api/types";
import { point } from "./points.svelte";
import { NO_LOAD, site } from "./site.svelte";

/** An insulation that is monitored. */
export interface Insulation {
  device: Device;
  load: string;
  /** Id of the point with its resistance in ohms. */
  point: string;
}

const KEY = "insulation.resistance";

/** Everything whose insulation is monitored. */
export function insulations(): Insulation[] {
  return site.list.flatMap((device) =>
    [NO_LOAD, ...device.loads.map((load) => load.key)]
      .map((load) => ({ device, load, point: `${device.id}/${load}/${KEY}` }))
      .filter((one) => point(one.point).seen),
  );
}

/** The one with the least resistance; undefined where none is known. */
export function worst(all: readonly Insulation[]): Insulation | undefined {
  const ohms = (one: Insulation) => point(one.point).reading?.value ?? Number.POSITIVE_INFINITY;
  return all.reduce<Insulation | undefined>((best, one) => (best && ohms(best) <= ohms(one) ? best : one), undefined);
}
