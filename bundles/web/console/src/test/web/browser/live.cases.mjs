import { quiet, until } from "./context.mjs";
import { percentile, registerToPixels } from "./measure.mjs";
import { check, test } from "./report.mjs";
import { deviceLike } from "./site.mjs";

const POLL_PERIOD = 1000;
const BEYOND = 500;
const ROUNDS = 12;

test("a register changed in the device is on the open page within a poll period and half a second", async (context) => {
  const delays = await registerToPixels(context, ROUNDS);
  const p95 = percentile(delays, 0.95);
  console.log(
    `        register to pixels: median ${percentile(delays, 0.5)} ms, p95 ${p95} ms, of ${ROUNDS} (poll period ${POLL_PERIOD} ms)`,
  );
  check(p95 <= POLL_PERIOD + BEYOND, `p95 of ${ROUNDS} is ${p95} ms: ${delays.join(", ")}`);
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

test("a page that nobody sees lets go of the stream, and goes on where it left when it is seen again", async (context) => {
  const device = await deviceLike(context, "E24");
  const page = await context.page("/");
  const resumed = [];
  page.on("request", (request) => {
    if (new URL(request.url()).pathname === "/api/v1/live") {
      resumed.push(request.headers()["last-event-id"] ?? null);
    }
  });
  await page.clock.install();
  await page.goto(`${context.url}/monitor/${device.id}`);
  await page.locator(".connection.live").waitFor();
  await page.locator("main [data-quality=GOOD]").first().waitFor();
  const see = (seen) =>
    page.evaluate((hidden) => {
      Object.defineProperty(document, "hidden", { get: () => hidden, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }, !seen);
  await see(false);
  await page.clock.fastForward(121_000);
  await page.locator(".connection.paused").waitFor();
  const before = resumed.length;
  await see(true);
  await page.locator(".connection.live").waitFor();
  await until(
    "the stream is opened again",
    () => Promise.resolve(resumed.length),
    (count) => count > before,
  );
  check(resumed.at(-1) !== null, "the stream does not go on where it left");
  quiet(page);
});
