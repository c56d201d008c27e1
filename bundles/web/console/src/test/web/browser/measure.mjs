/** The measurements of the page that the suite takes in short and the benchmark at length. */
import { beside, madeHistory } from "./beside.mjs";
import { until } from "./context.mjs";
import { words32, writeWords } from "./modbus.mjs";
import { deviceLike, devices, values } from "./site.mjs";

/** Where a COUNTIS E24 keeps the voltage L1-N, in hundredths of a volt. */
const VOLTAGE_L1N = 50_520;

/** The value below which this share of all values is. */
export function percentile(list, share) {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
}

/** Milliseconds from a register changed in the device until the browser has painted it, several times. */
export async function registerToPixels(context, rounds) {
  const device = await deviceLike(context, "E24");
  const port = await context.simulatorPort(device.line);
  const load = device.loads[0].key;
  const page = await context.page(`/monitor/${device.id}/${load}/values?find=voltage.l1n`);
  const cell = page.locator(`main [data-point="${device.id}/${load}/voltage.l1n"] .digits`).first();
  await cell.waitFor();
  const delays = [];
  for (let n = 0; n < rounds; n++) {
    const volts = 241 + (n % 20) + 0.37;
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
    // Awaited below; if the write fails first, that is what is to be reported.
    shown.catch(() => undefined);
    // Off the beat of the polling, so that the rounds meet it at different phases.
    await page.waitForTimeout(137 * (n % 7));
    await writeWords(port, device.unit, VOLTAGE_L1N, words32(Math.round(volts * 100)));
    const written = Date.now();
    delays.push((await shown) - written);
  }
  await page.context().close();
  return delays;
}

/** What a page of changing values does to the browser: tasks over 50 ms, and the heap by what the stream brought. */
export async function underLoad(context, { rate, seconds, warmUp = 5 }) {
  const device = (await devices(context)).reduce((a, b) => (b.loads.length > a.loads.length ? b : a));
  const load = device.loads[0]?.key ?? "-";
  const points = [...(await values(context, device.id)).values()]
    .filter((value) => value.load === load && value.value !== null && value.kind === "GAUGE")
    .map((value) => value.point)
    .slice(0, 200);
  const front = await beside(context.url, { points });
  front.state.rate = rate;
  try {
    const page = await context.page(`/monitor/${device.id}/${load}/values`, { at: front.url });
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("HeapProfiler.enable");
    const heap = async () => {
      await devtools.send("HeapProfiler.collectGarbage");
      return (await devtools.send("Runtime.getHeapUsage")).usedSize;
    };
    await until(
      "values of the made stream",
      () => Promise.resolve(front.state.sent),
      (sent) => sent > rate * warmUp,
      60_000,
    );
    await page.evaluate(() => {
      window.long = [];
      new PerformanceObserver((list) => window.long.push(...list.getEntries().map((entry) => entry.duration))).observe({
        type: "longtask",
      });
    });
    const [sent, before] = [front.state.sent, await heap()];
    await page.evaluate(() => {
      window.long.length = 0;
    });
    await page.waitForTimeout(seconds * 1000);
    const long = await page.evaluate(() => window.long);
    const grown = (await heap()) - before;
    await page.context().close();
    return { points: points.length, values: front.state.sent - sent, long, grown, before };
  } finally {
    front.stop();
  }
}

/** Milliseconds from a history's arrival in the page until its curves are painted, first and at each zoom. */
export async function drawing(context, { curves, count, zooms }) {
  const all = [];
  for (const device of await devices(context)) {
    all.push(...(await values(context, device.id)).keys());
    if (all.length >= curves) {
      break;
    }
  }
  const front = await beside(context.url, { history: madeHistory(count) });
  try {
    const page = await context.page("/monitor", { at: front.url });
    // The text of an answer is there, then it is parsed, laid out and painted: that is what the page itself takes.
    await page.context().addInitScript(() => {
      window.drawn = [];
      const text = Response.prototype.text;
      Response.prototype.text = async function () {
        const found = await text.call(this);
        if (this.url.includes("/history")) {
          const begun = performance.now();
          requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = () => window.drawn.push(performance.now() - begun);
            channel.port2.postMessage(null);
          });
        }
        return found;
      };
    });
    await page.goto(`${front.url}/history?period=24h&points=${all.slice(0, curves).join(",")}`);
    const painted = (n) =>
      until(
        `${n} drawings`,
        () => page.evaluate(() => window.drawn),
        (drawn) => drawn.length >= n,
        30_000,
      );
    const [first] = await painted(1);
    for (let n = 0; n < zooms; n++) {
      const before = (await page.evaluate(() => window.drawn)).length;
      await page.getByRole("button", { name: n % 2 === 0 ? "Zoom in" : "Zoom out" }).click();
      await painted(before + 1);
    }
    const steps = (await page.evaluate(() => window.drawn)).slice(1);
    await page.context().close();
    return { first, steps };
  } finally {
    front.stop();
  }
}

/** First contentful paints of the home page in an empty browser, with the processor slowed by this much. */
export async function firstPaints(context, slowed, tries) {
  const times = [];
  for (let n = 0; n < tries; n++) {
    const page = await context.page("/");
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("Network.enable");
    await devtools.send("Network.clearBrowserCache");
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowed });
    await page.reload();
    await page.locator("main h1").first().waitFor();
    // The paint is noted only when it is on the screen, which may be after the heading is in the document.
    await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
    times.push(await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0].startTime));
    await page.context().close();
  }
  return times;
}
