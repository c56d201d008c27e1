import type { Device } from "$/api/types";

/** How many requests are under way at once where one is sent for each device. */
const TOGETHER = 6;

/** How many devices sit behind this one. */
export function behind(devices: readonly Device[], gateway: Device): number {
  return devices.filter((device) => device.gateway === gateway.id).length;
}

/** The order in which devices can be removed: what sits behind a gateway goes before it. */
export function inOrder(devices: readonly Device[]): readonly Device[] {
  const gateways = new Set(devices.map((device) => device.gateway));
  return [...devices].sort((a, b) => Number(gateways.has(a.id)) - Number(gateways.has(b.id)));
}

/** Does something for each, a few at a time; the first failure is thrown when all are done. */
export async function together<T>(all: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
  const waiting = [...all];
  const failures: unknown[] = [];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      try {
        await work(next);
      } catch (thrown) {
        failures.push(thrown);
      }
    }
  };
  await Promise.all(Array.from({ length: TOGETHER }, worker));
  if (failures.length > 0) {
    throw failures[0];
  }
}
