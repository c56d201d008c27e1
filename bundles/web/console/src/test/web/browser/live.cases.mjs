import { quiet, until } from "./context.mjs";
import { words32, writeWords } from "./modbus.mjs";
import { check, test } from "./report.mjs";
import { deviceLike } from "./site.mjs";

/** Where a COUNTIS E24 keeps the voltage L1-N, in hundredths of a volt. */
const VOLTAGE_L1N = 50_520;
const POLL_PERIOD = 1000;
const BEYOND = 500;
const ROUNDS = 8;

test("a register changed in the device is on the open page within a poll period and half a second", async (context) => {
  const device = await deviceLike(context, "E24");
  const port = await context.simulatorPort(device.line);
  const load = device.loads[0].key;
  const point = `${device.id}/${load}/voltage.l1n`;
  const page = await context.page(`/monitor/${device.id}/${load}/values`);
  const cell = page.locator(`main [data-point="${point}"] .digits`).first();
  await cell.waitFor();
  const delays = [];
  for (let n = 0; n < ROUNDS; n++) {
    const volts = 241 + n + 0.37;
    const shown = cell.evaluate(
      (element, wanted) =>
        new Promise((resolve, reject) => {
          const look = () => {
            if (element.textContent === wanted) {
              observer.disconnect();
              clearTimeout(timer);
              // What counts is when it can be seen: the frame after the change.
              requestAnimationFrame(() => resolve(Date.now()));
            }
          };
          const observer = new MutationObserver(look);
          const timer = setTimeout(
            () => reject(new Error(`${wanted} is not shown, but ${element.textContent}`)),
            10_000,
          );
          observer.observe(element, { characterData: true, childList: true, subtree: true });
          look();
        }),
      volts.toFixed(2),
    );
    // Awaited below; if the write fails first, that is what the case is to report.
    shown.catch(() => undefined);
    // Off the beat of the polling, so that the rounds meet it at different phases.
    await page.waitForTimeout(137 * (n % 5));
    await writeWords(port, device.unit, VOLTAGE_L1N, words32(Math.round(volts * 100)));
    const written = Date.now();
    delays.push((await shown) - written);
  }
  delays.sort((a, b) => a - b);
  console.log(
    `        register to pixels: median ${delays[ROUNDS / 2]} ms, worst ${delays.at(-1)} ms, of ${ROUNDS} (poll period ${POLL_PERIOD} ms)`,
  );
  check(
    delays.at(-1) <= POLL_PERIOD + BEYOND,
    `the slowest of ${ROUNDS} took ${delays.at(-1)} ms: ${delays.join(", ")}`,
  );
  quiet(page);
});

test("a lost connection is said and recovers without a reload", async (context) => {
  const device = await deviceLike(context, "E24");
  const page = await context.page(`/monitor/${device.id}`);
  await page.locator(".connection.live").waitFor();
  let cut = true;
  await page.route("**/api/v1/live*", (route) => (cut ? route.abort() : route.continue()));
  await page.reload();
  await page.locator(".connection.lost").waitFor();
  await page.getByRole("alert").filter({ hasText: "has not been heard since" }).waitFor();
  await page.evaluate(() => {
    window.untouched = true;
  });
  cut = false;
  await page.getByRole("button", { name: "Try again" }).click();
  await until(
    "live again",
    () => page.locator(".connection.live").count(),
    (count) => count === 1,
  );
  check(await page.evaluate(() => window.untouched), "the page was reloaded");
});
