import { until } from "./context.mjs";
import { check, same, test } from "./report.mjs";
import { devices, values } from "./site.mjs";

const TABS = {
  INSULATION: ["insulation", "circuits"],
  TRANSFER: ["status", "measurements", "settings", "counters", "timers", "terminals", "tests"],
};

/** What a page shows of each point: the digits, and its title. */
const readings = (page) =>
  page.locator("main [data-point]").evaluateAll((all) =>
    all.map((one) => ({
      point: one.dataset.point,
      digits: one.querySelector(".digits")?.textContent ?? "",
      title: one.dataset.full ?? one.title,
    })),
  );

const number = (text) => Number(text.split(/\s/)[0].replaceAll(",", "").replace("−", "-"));

/** What differs between a reading and the value of REST; null where nothing does, or where it cannot be told. */
function difference(reading, value, names) {
  const base = value.quantity.replace(/\.\d+$/, "");
  const name = names.get(`${base}=${value.value}`);
  if (/^date\.|^(input|output)\.state|^periodic\.test\.(start|end)/.test(value.quantity)) {
    return null;
  }
  if (name !== undefined) {
    return reading.digits === name ? null : `${reading.point} shows ${reading.digits}, not ${name}`;
  }
  const shown = number(reading.title);
  const close = Math.abs(shown - value.value) <= 1e-6 + 1e-9 * Math.abs(value.value);
  return close ? null : `${reading.point} shows ${reading.title}, not ${value.value}`;
}

test("each tab of insulation monitors and transfer switches shows the values of REST", async (context) => {
  const quantities = (await context.rest("/quantities?limit=1000")).items;
  const names = new Map(
    quantities.flatMap((one) => one.states.map((state) => [`${one.key}=${state.value}`, state.names.en])),
  );
  const all = await devices(context);
  for (const [ability, tabs] of Object.entries(TABS)) {
    const some = all.filter((device) => device.product?.abilities.includes(ability));
    check(some.length >= 2, `The site has ${some.length} devices that do ${ability}`);
    for (const device of some) {
      const load = ability === "INSULATION" && device.loads.length > 0 ? device.loads[0].key : "-";
      for (const tab of tabs) {
        const page = await context.page(`/monitor/${device.id}/${load}/${tab}`);
        await until(
          `${device.id} ${tab} as REST has it`,
          async () => {
            const owners = async () => {
              const found = await Promise.all(
                all.filter((one) => one.zone === device.zone).map((one) => values(context, one.id)),
              );
              return new Map(found.flatMap((one) => [...one]));
            };
            const first = await owners();
            const shown = await readings(page);
            const second = await owners();
            // A value that was read anew in between may be shown or not.
            const still = shown.filter(
              ({ point }) => first.get(point)?.value === second.get(point)?.value && first.has(point),
            );
            return {
              compared: still.length,
              wrong: still.map((one) => difference(one, first.get(one.point), names)).filter(Boolean),
            };
          },
          ({ compared, wrong }) => compared >= 3 && wrong.length === 0,
        );
        await page.context().close();
      }
    }
  }
});

test("the curves of an insulation come with the values of the history", async (context) => {
  const device = (await devices(context)).find((one) => one.reference === "ISOM Digiware L-60");
  const page = await context.page(`/monitor/${device.id}/-/supervision`);
  await page.locator("main .chart canvas").first().waitFor();
  const cells = await page.locator("main tbody tr td:nth-child(2)").allTextContents();
  check(cells.length > 10, `${cells.length} rows`);
  const to = new Date();
  const from = new Date(to.getTime() - 86_400_000);
  const { series } = await context.rest(
    `/history?points=${device.id}/-/insulation.resistance&from=${from.toISOString()}&to=${to.toISOString()}&max=800`,
  );
  const known = new Set((series[0].v ?? series[0].avg).map((ohms) => `${(ohms / 1000).toFixed(1)} kΩ`));
  const strange = cells.filter((cell) => /^\d+\.\d kΩ$/.test(cell) && !known.has(cell));
  same(strange.length > cells.length / 10, false);
});
