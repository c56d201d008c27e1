import { quiet, until } from "./context.mjs";
import { check, same, test } from "./report.mjs";
import { devices, values } from "./site.mjs";

const FACTORS = { "": 1, k: 1e3, M: 1e6, G: 1e9, m: 1e-3, µ: 1e-6, n: 1e-9 };

/** What the page shows of each point: the digits, the unit beside them, and what its title says in full. */
const readings = (page) =>
  page.locator("main .value[data-point]").evaluateAll((all) =>
    all.map((one) => ({
      point: one.dataset.point,
      digits: one.querySelector(".digits")?.textContent ?? "",
      unit: one.querySelector(".unit")?.textContent ?? "",
      title: one.dataset.full,
      quality: one.dataset.quality,
    })),
  );

/** A long table, of which only what is seen is in the page, is scrolled through: one turn for each view of it. */
async function* views(page) {
  const place = page.locator("main .place");
  for (let top = 0, height = 1; top < height; ) {
    const shown = await place.evaluate(async (element, to) => {
      element.scrollTop = to;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      return [element.scrollHeight, element.clientHeight];
    }, top);
    height = shown[0];
    top += shown[1];
    yield top;
  }
}

/** States are shown in words and dates as dates: what they say is another case's. */
const inWords = (value) => value.kind === "STATE" || /\/(date\.|periodic\.test\.(start|end))/.test(value.point);

const number = (text) => Number(text.replace(/[,\s]/g, "").replace("−", "-"));

test("all values of every device are those of REST", async (context) => {
  for (const device of await devices(context)) {
    const before = await values(context, device.id);
    const loads = [...new Set([...before.values()].map((value) => value.load))];
    for (const load of loads) {
      const wanted = [...before.values()].filter((value) => value.load === load).map((value) => value.point);
      const page = await context.page(`/monitor/${device.id}/${load}/values`);
      const compared = new Set();
      await until(
        `${device.id}/${load} compared`,
        async () => {
          let first = new Map();
          for await (const _ of views(page)) {
            first = await values(context, device.id);
            const shown = await readings(page);
            const second = await values(context, device.id);
            for (const { point, digits } of shown) {
              const [a, b] = [first.get(point), second.get(point)];
              // A value that was read anew in between may be shown or not: another round will tell.
              if (!a || !b || a.time !== b.time || inWords(a)) {
                continue;
              }
              if (a.value === null) {
                check(a.text === null ? digits === "—" : digits === a.text, `${point} shows ${digits} for nothing`);
              } else {
                const right = Math.round(a.value * 1e6) / 1e6;
                if (Math.abs(number(digits) - right) > 1e-6 * Math.max(1, Math.abs(right))) {
                  continue;
                }
              }
              compared.add(point);
            }
          }
          const left = wanted.filter(
            (point) => !compared.has(point) && !(first.has(point) && inWords(first.get(point))),
          );
          return { left: left.length, such: left.slice(0, 5) };
        },
        (seen) => seen.left === 0,
        30_000,
      );
      quiet(page);
      await page.context().close();
    }
  }
});

test("every tab of every device shows its values rightly rounded, with their units", async (context) => {
  for (const device of await devices(context)) {
    const page = await context.page(`/monitor/${device.id}`);
    const tabs = page.getByRole("navigation", { name: "Measurements" }).getByRole("link");
    const empty = device.product?.abilities.includes("GATEWAY") && device.loads.length === 0;
    if (empty || device.state !== "ONLINE") {
      continue;
    }
    await tabs.first().waitFor();
    for (let n = 0; n < (await tabs.count()); n++) {
      await tabs.nth(n).click();
      await page.waitForTimeout(300);
      for (const { point, digits, unit, title, quality } of await readings(page)) {
        const full = /^([-−]?[\d,.]+)(?:\s(\S+))? · /.exec(title);
        if (!full || digits === "—") {
          check(digits === "—" || quality !== "GOOD" || !full, `${point} shows ${digits} with ${title}`);
          continue;
        }
        const [, exact, canonical = ""] = full;
        const prefix = unit.length > canonical.length ? unit.slice(0, unit.length - canonical.length) : "";
        if (unit === "") {
          continue;
        }
        const value = number(digits) * (FACTORS[prefix] ?? Number.NaN);
        const right = number(exact);
        check(
          Math.abs(value - right) <=
            Math.max(
              5e-4 * Math.abs(right),
              0.51 * (FACTORS[prefix] ?? 1) * 10 ** -(digits.split(".")[1]?.length ?? 0),
            ),
          `${point} shows ${digits} ${unit} for ${title}`,
        );
      }
    }
    quiet(page);
    await page.context().close();
  }
});

test("a load shows its phasor diagram, quadrants, gauges and tables", async (context) => {
  const device = (await devices(context)).find((one) => one.loads.length > 1 && one.state === "ONLINE");
  check(device, "The site has no device with several loads");
  const page = await context.page(`/monitor/${device.id}/1/summary`);
  await page.getByRole("img", { name: /^Phasor diagram: U1 .*U2 .*U3 / }).waitFor();
  await page.getByRole("img", { name: /^Four quadrants: P .*, Q / }).waitFor();
  await page.getByRole("link", { name: "U/I" }).click();
  const gauges = page.locator("figure.gauge svg[role=img]");
  await gauges.first().waitFor();
  check((await gauges.count()) >= 6, `only ${await gauges.count()} gauges`);
  await page.getByRole("table", { name: /Currents/ }).waitFor();
  await page.getByRole("link", { name: "Energy" }).click();
  await page.getByRole("table", { name: "Energy indexes" }).waitFor();
  await page.goBack();
  await page.getByRole("table", { name: /Currents/ }).waitFor();
  check(page.url().endsWith("/ui"), `back leads to ${page.url()}`);
  quiet(page);
});

test("a gateway lists its modules with their states", async (context) => {
  const all = await devices(context);
  const gateway = all.find((one) => one.product?.abilities.includes("GATEWAY"));
  check(gateway, "The site has no gateway device");
  const modules = all.filter((one) => one.line === gateway.line && one.id !== gateway.id);
  const page = await context.page(`/monitor/${gateway.id}`);
  await page.getByRole("table").first().waitFor();
  for (const module of modules) {
    await page.getByRole("row", { name: new RegExp(module.name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")) }).waitFor();
  }
  quiet(page);
});

test("the spectra of two moments are compared, and the address keeps the moment", async (context) => {
  const device = (await devices(context)).find((one) => one.loads.length > 1 && one.state === "ONLINE");
  const page = await context.page(`/monitor/${device.id}/1/quality`);
  await page.getByRole("img", { name: /^Spectrum/ }).waitFor();
  same(await page.locator("line.before").count(), 0, "marks before anything is held");
  await page.getByRole("button", { name: "Hold this moment" }).click();
  // A level line has no height, which counts as hidden.
  await page.locator("line.before").first().waitFor({ state: "attached" });
  const bars = await page.locator("main svg rect[data-phase]").count();
  same(await page.locator("line.before").count(), bars, "a mark for each bar");
  await page.getByText("Show as a table").first().click();
  await page.getByRole("columnheader", { name: "L1 % then" }).waitFor();
  await page.getByRole("button", { name: "End the comparison" }).click();
  await page.locator("line.before").first().waitFor({ state: "detached" });
  await page.getByLabel("Earlier moment").fill("2020-01-01T10:00");
  await page.keyboard.press("Tab");
  await page.getByText("No harmonics are stored for that moment").waitFor();
  check(new URL(page.url()).searchParams.get("with")?.startsWith("2020-01-01T"), `the address is ${page.url()}`);
  quiet(page);
});

test("a page on paper has its numbers and nothing to press", async (context) => {
  const device = (await devices(context)).find((one) => one.loads.length > 1 && one.state === "ONLINE");
  const page = await context.page(`/monitor/${device.id}/1/ui`, { theme: "dark" });
  await page.locator("figure.gauge").first().waitFor();
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  for (const hidden of ["header.banner", "aside", "nav.tabs", "nav.loads", ".toasts"]) {
    same(await page.locator(hidden).first().isVisible(), false, `${hidden} on paper`);
  }
  check(await page.getByRole("table", { name: /Currents/ }).isVisible(), "the table of currents is not on paper");
  same(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(255, 255, 255)", "paper");
});
