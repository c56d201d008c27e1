import { get } from "node:http";
import { check, test } from "./report.mjs";

const FIRST_LOAD = 60_000;
const TRIES = 3;

/** Bytes of an answer as sent, compressed by gzip where the gateway does. */
function weigh(url) {
  return new Promise((resolve, reject) => {
    get(url, { headers: { "Accept-Encoding": "gzip" } }, (answer) => {
      let bytes = 0;
      answer.on("data", (chunk) => {
        bytes += chunk.length;
      });
      answer.on("end", () =>
        resolve({ bytes, coding: answer.headers["content-encoding"], caching: answer.headers["cache-control"] }),
      );
    }).on("error", reject);
  });
}

test("the first load keeps its budget, and is compressed and cached", async (context) => {
  const page = await context.page("/");
  await page.locator(".tiles").waitFor();
  await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
  const urls = await page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .filter((entry) => /\.(js|css)$/.test(new URL(entry.name).pathname))
      // What is fetched ahead for other pages when the browser is idle is not what this page waits for.
      .filter((entry) => entry.startTime < performance.getEntriesByName("first-contentful-paint")[0].startTime)
      .map((entry) => entry.name),
  );
  let total = 0;
  for (const url of new Set(urls)) {
    const { bytes, coding, caching } = await weigh(url);
    check(coding === "gzip", `${url} is sent ${coding ?? "plain"}`);
    check(caching?.includes("immutable"), `${url} is cached as ${caching}`);
    total += bytes;
  }
  console.log(
    `        first load: ${(total / 1000).toFixed(1)} kB of JS and CSS, gzipped, in ${new Set(urls).size} files`,
  );
  check(total > 0 && total <= FIRST_LOAD, `${total} bytes`);
});

for (const [name, rate, limit] of [
  ["at full speed", 1, 600],
  ["on a processor slowed to a quarter", 4, 1500],
]) {
  test(`first contentful paint ${name}`, async (context) => {
    const times = [];
    for (let n = 0; n < TRIES; n++) {
      const page = await context.page("/");
      const devtools = await page.context().newCDPSession(page);
      await devtools.send("Network.enable");
      await devtools.send("Network.clearBrowserCache");
      await devtools.send("Emulation.setCPUThrottlingRate", { rate });
      await page.reload();
      await page.locator("main h1").first().waitFor();
      // The paint is noted only when it is on the screen, which may be after the heading is in the document.
      await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
      times.push(await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0].startTime));
      await page.context().close();
    }
    const best = Math.min(...times);
    console.log(`        first contentful paint ${name}: ${times.map((time) => time.toFixed(0)).join(", ")} ms`);
    check(best <= limit, `${best.toFixed(0)} ms is over the budget of ${limit} ms`);
  });
}
