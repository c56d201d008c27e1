/** The simulated site as REST has it. */
import { until } from "./context.mjs";

/** All devices, once every one that can be read has been. */
export function devices(context) {
  return until(
    "devices of the site have been read",
    async () => (await context.rest("/devices?limit=1000")).items,
    (found) =>
      found.length > 0 &&
      found.every((device) => device.state !== "UNKNOWN") &&
      found.some((device) => device.loads.length > 0),
    60_000,
  );
}

/** The first device whose reference contains this. */
export async function deviceLike(context, reference) {
  const found = (await devices(context)).find((device) => device.reference.includes(reference));
  if (!found) {
    throw new Error(`The site has no ${reference}`);
  }
  return found;
}

/** The last values of a device by point. */
export async function values(context, device) {
  const { values: list } = await context.rest(`/devices/${device}/values`);
  return new Map(list.map((value) => [value.point, value]));
}
