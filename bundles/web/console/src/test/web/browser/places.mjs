/** Every page that there is, found by following the tabs: what is added later is tested and photographed without a line here. */
import { devices } from "./site.mjs";

const AREAS = ["diagnostics", "config", "cyber", "system"];

async function links(page, selector) {
  return page.locator(selector).evaluateAll((all) => all.map((one) => one.getAttribute("href")));
}

/** One device of each family and number of loads: what differs between the others are only numbers. */
function representatives(all) {
  const found = new Map();
  for (const device of all) {
    const kind = `${device.product?.family}/${[...(device.product?.abilities ?? [])].sort()}/${device.loads.length > 1}`;
    if (!found.has(kind)) {
      found.set(kind, device);
    }
  }
  return [...found.values()];
}

/** The addresses of all pages. */
export async function places(context) {
  const all = await devices(context);
  const found = ["/", "/monitor"];
  const page = await context.page("/monitor");
  for (const device of representatives(all)) {
    await page.goto(`${context.url}/monitor/${device.id}`);
    const tabs = page.locator("main nav.tabs a");
    await tabs
      .first()
      .waitFor({ timeout: 5000 })
      .catch(() => undefined);
    const hrefs = await links(page, "main nav.tabs a");
    found.push(...(hrefs.length > 0 ? hrefs : [`/monitor/${device.id}`]));
  }
  const measured = all.find((device) => device.loads.length > 1) ?? all[0];
  const { items } = await context.rest(`/points?prefix=${measured.id}/&limit=3`);
  found.push("/history", `/history?points=${items.map((point) => point.point).join(",")}`);
  for (const area of AREAS) {
    await page.goto(`${context.url}/${area}`);
    await page.locator("main h1").first().waitFor();
    found.push(...(await links(page, "main nav.tabs a")));
  }
  found.push("/config/sources?add=1", "/config/sources", "/config/detection", "/nowhere");
  await page.context().close();
  return [...new Set(found)];
}
