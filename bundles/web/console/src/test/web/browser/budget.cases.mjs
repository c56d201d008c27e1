import { firstPaints, underLoad } from "./measure.mjs";
import { check, test } from "./report.mjs";
import { firstLoad } from "./weight.mjs";

const FIRST_LOAD = 60_000;
const TRIES = 3;
/** Half an hour of 200 values a second. */
const HALF_HOUR = 360_000;
const GROWTH = 5_000_000;

test("the first load keeps its budget, and is compressed and cached", async (context) => {
  const { parts, bytes, files } = await firstLoad(context);
  for (const { url, coding, caching } of parts) {
    check(coding === "gzip", `${url} is sent ${coding ?? "plain"}`);
    check(caching?.includes("immutable"), `${url} is cached as ${caching}`);
  }
  console.log(`        first load: ${(bytes / 1000).toFixed(1)} kB of JS and CSS, gzipped, in ${files} files`);
  check(bytes > 0 && bytes <= FIRST_LOAD, `${bytes} bytes`);
});

for (const [name, slowed, limit] of [
  ["at full speed", 1, 600],
  ["on a processor slowed to a quarter", 4, 1500],
]) {
  test(`first contentful paint ${name}`, async (context) => {
    const times = await firstPaints(context, slowed, TRIES);
    const best = Math.min(...times);
    console.log(`        first contentful paint ${name}: ${times.map((time) => time.toFixed(0)).join(", ")} ms`);
    check(best <= limit, `${best.toFixed(0)} ms is over the budget of ${limit} ms`);
  });
}

test("changing values neither stop the page nor fill the memory", async (context) => {
  const { values, long, grown } = await underLoad(context, { rate: 1000, seconds: 30 });
  const extrapolated = (grown * HALF_HOUR) / values;
  console.log(
    `        ${values} values in 30 s: ${long.length} tasks over 50 ms; the heap grew by ${(grown / 1e6).toFixed(2)} MB, ` +
      `as of half an hour at 200/s by ${(extrapolated / 1e6).toFixed(1)} MB`,
  );
  check(values > 25_000, `only ${values} values were sent`);
  check(extrapolated <= GROWTH, `the heap would grow by ${(extrapolated / 1e6).toFixed(1)} MB in half an hour`);
});
