import type { Device } from "$/api/types";

/** A zone, or another group, and its devices. */
export interface Zone {
  name: string;
  devices: Device[];
}

/** Devices by zone, those without one last. */
export function byZone(devices: readonly Device[]): Zone[] {
  return grouped(devices, (device) => device.zone);
}

/** Devices by the family of their product, those without a driver last. */
export function byFamily(devices: readonly Device[]): Zone[] {
  return grouped(devices, (device) => device.product?.family ?? "");
}

function grouped(devices: readonly Device[], name: (device: Device) => string): Zone[] {
  const zones = new Map<string, Device[]>();
  for (const device of devices) {
    const zone = zones.get(name(device));
    if (zone) {
      zone.push(device);
    } else {
      zones.set(name(device), [device]);
    }
  }
  return [...zones]
    .map(([name, members]) => ({ name, devices: members }))
    .sort(
      (a, b) =>
        Number(a.name === "") - Number(b.name === "") || a.name.localeCompare(b.name, undefined, { numeric: true }),
    );
}
