/** What travels before the home page is there. */
import { get } from "node:http";

/** Bytes of an answer as sent, compressed by gzip where the gateway does. */
export function weigh(url) {
  return new Promise((resolve, reject) => {
    get(url, { headers: { "Accept-Encoding": "gzip" } }, (answer) => {
      let bytes = 0;
      answer.on("data", (chunk) => {
        bytes += chunk.length;
      });
      answer.on("end", () =>
        resolve({ url, bytes, coding: answer.headers["content-encoding"], caching: answer.headers["cache-control"] }),
      );
    }).on("error", reject);
  });
}

/** Scripts and styles fetched before the first paint. */
export async function firstLoad(context) {
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
  const parts = await Promise.all([...new Set(urls)].map(weigh));
  return { parts, files: parts.length, bytes: parts.reduce((sum, part) => sum + part.bytes, 0) };
}
