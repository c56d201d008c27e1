import type { PointInfo } from "$/data/device-points.svelte";
import { dictionary } from "$/data/dictionary.svelte";

/** A quantity's name, with the number of its instance where it has one. */
export function nameOf(info: PointInfo): string {
  const name = dictionary.name(info.quantity.base);
  return info.quantity.index === null ? name : `${name} ${info.quantity.index}`;
}
