import { quiet, until } from "./context.mjs";
import { check, same, test } from "./report.mjs";
import { deviceLike } from "./site.mjs";

/** Pixels of the first chart that are not transparent. */
const inked = (page) =>
  page
    .locator(".u-wrap canvas")
    .first()
    .evaluate((canvas) => {
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      let count = 0;
      for (let n = 3; n < data.length; n += 4) {
        count += data[n] > 0 ? 1 : 0;
      }
      return count;
    });

async function stored(context) {
  const device = await deviceLike(context, "E24");
  const { items } = await context.rest(`/points?prefix=${device.id}/&limit=1000`);
  const power = items.find((point) => /power\.active/.test(point.quantity)) ?? items[0];
  const voltage =
    items.find((point) => /^voltage\./.test(point.quantity)) ?? items.find((point) => point.unit !== power.unit);
  check(power && voltage, `Nothing is stored of ${device.id}`);
  return { device, power, voltage };
}

test("histories draw what is stored, and zoom by asking the gateway again", async (context) => {
  const { power, voltage } = await stored(context);
  const page = await context.page(`/history?points=${power.point},${voltage.point}&period=7d`);
  await page.locator(".u-wrap canvas").first().waitFor();
  check(
    (await until(
      "ink on the chart",
      () => inked(page),
      (count) => count > 2000,
    )) > 2000,
    "an empty chart",
  );
  same(
    await page
      .getByRole("table", { name: /Curves/ })
      .locator("tbody tr")
      .count(),
    2,
    "rows of curves",
  );
  const asked = page.waitForResponse((answer) => answer.url().includes("/api/v1/history"));
  const box = await page.locator(".u-over").first().boundingBox();
  await page.mouse.move(box.x + box.width * 0.4, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height / 2, { steps: 5 });
  await page.mouse.up();
  const { searchParams } = new URL((await asked).url());
  const length = Date.parse(searchParams.get("to")) - Date.parse(searchParams.get("from"));
  check(Math.abs(length - 0.2 * 7 * 86_400_000) < 0.02 * 7 * 86_400_000, `a fifth of the week is ${length} ms`);
  check(/from=.*&to=|to=.*&from=/.test(page.url()), `the address holds the range: ${page.url()}`);
  await page.goBack();
  await until(
    "the week again",
    () => page.url(),
    (url) => url.includes("period=7d"),
  );
  quiet(page);
});

test("numbers of the history table are those of REST", async (context) => {
  const { power } = await stored(context);
  const [from, to] = [Date.now() - 3 * 86_400_000, Date.now() - 2 * 86_400_000].map((time) =>
    new Date(Math.floor(time / 1000) * 1000).toISOString(),
  );
  const { series } = await context.rest(`/history?points=${power.point}&from=${from}&to=${to}`);
  const [only] = series;
  const most = Math.max(...(only.max ?? only.v).filter((value) => value !== null));
  const page = await context.page(`/history?points=${power.point}&from=${from}&to=${to}`);
  const cells = page.getByRole("table", { name: /Curves/ }).locator("tbody tr td");
  await cells.first().waitFor();
  const text = await cells.nth(3).innerText();
  const [, digits, prefix] = /^([-−\d.,]+)\s([kM]?)/.exec(text) ?? [];
  const shown = Number(digits?.replaceAll(",", "").replace("−", "-")) * { "": 1, k: 1e3, M: 1e6 }[prefix ?? ""];
  check(Math.abs(shown - most) <= 1e-3 * Math.abs(most) + 0.5, `the greatest value is ${most}, shown is ${text}`);
  quiet(page);
});

test("curves are picked, hidden and removed, and the address says so", async (context) => {
  const { device, power } = await stored(context);
  const page = await context.page("/history");
  await page.getByText("No curve chosen yet").waitFor();
  const side = page.getByRole("complementary", { name: "Quantities" });
  await side.locator("summary", { hasText: device.name }).first().click();
  await side.getByLabel(power.names.en, { exact: false }).first().check();
  await until(
    "the point in the address",
    () => page.url(),
    (url) => url.includes(power.point),
  );
  const table = page.getByRole("table", { name: /Curves/ });
  await table.getByRole("button", { name: /^Hide / }).click();
  await until(
    "the hidden point in the address",
    () => page.url(),
    (url) => url.includes("hide="),
  );
  await table.getByRole("button", { name: /^Remove / }).click();
  await page.getByText("No curve chosen yet").waitFor();
  quiet(page);
});
