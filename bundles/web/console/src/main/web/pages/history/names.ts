import { dictionary } from "$/data/dictionary.svelte";
import { modifierNames, parsePoint } from "$/data/quantity";
import { loadName, NO_LOAD, site } from "$/data/site.svelte";

/** Where a point is, as people call it. */
export function placeName(id: string): string {
  const parts = parsePoint(id);
  if (!parts) {
    return id;
  }
  const device = site.devices.get(parts.device);
  const load = device?.loads.find((one) => one.key === parts.load);
  const name = device?.name ?? parts.device;
  const own = device && load && (device.loads.length > 1 || load.name !== "") ? loadName(load) : null;
  return parts.load === NO_LOAD || own === null ? name : `${name} · ${own}`;
}

/** What a point measures, in words. */
export function quantityName(id: string): string {
  const parts = parsePoint(id);
  return parts ? [dictionary.name(parts.quantity.base), modifierNames(parts.quantity)].filter(Boolean).join(" ") : id;
}
