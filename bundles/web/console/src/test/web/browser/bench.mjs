/**
 * The budgets of the page as figures: `./busbar bench console`, at length with `--long` (half an hour of live values). BUSBAR_URL and
 * BUSBAR_DATA as for the suite.
 */
import { Context } from "./context.mjs";
import { gateway, ready } from "./gateway.mjs";
import { drawing, firstPaints, percentile, registerToPixels, underLoad } from "./measure.mjs";
import { devices } from "./site.mjs";
import { firstLoad } from "./weight.mjs";

const HALF_HOUR = 1800;
const POLL_PERIOD = 1000;
const long = process.argv.includes("--long");

function figure(measure, value, unit, limit) {
  console.log(["figure", measure, "console", value, unit, limit].join("\t"));
}

const { url, data, stop } = await gateway();
const context = new Context(url, data);
try {
  await ready(context);
  await context.open();
  await devices(context);
  if (long) {
    const { grown, values, long: tasks } = await underLoad(context, { rate: 200, seconds: HALF_HOUR, warmUp: 30 });
    figure("heap grown in 30 min of live values", (grown / 1e6).toFixed(2), "MB", "<= 5");
    figure("values shown meanwhile", values, "");
    figure("tasks over 50 ms meanwhile", tasks.length, "", `<= ${(5 * HALF_HOUR) / 60}`);
  } else {
    const { bytes, files } = await firstLoad(context);
    figure("first load, gzipped", (bytes / 1000).toFixed(1), "kB", "<= 60");
    figure("files of the first load", files, "");
    for (const [slowed, limit] of [
      [1, 600],
      [4, 1500],
    ]) {
      const times = await firstPaints(context, slowed, 5);
      figure(`first contentful paint, processor / ${slowed}`, percentile(times, 0.5).toFixed(0), "ms", `<= ${limit}`);
    }
    const delays = await registerToPixels(context, 30);
    figure("register to pixels, p50", percentile(delays, 0.5), "ms");
    figure("register to pixels, p95", percentile(delays, 0.95), "ms", `<= ${POLL_PERIOD + 500}`);
    const idle = await underLoad(context, { rate: 1, seconds: 60, warmUp: 1 });
    figure("tasks over 50 ms in a minute of one value/s (what the machine does)", idle.long.length, "");
    const load = await underLoad(context, { rate: 200, seconds: 60 });
    figure("tasks over 50 ms in a minute of 200 values/s", load.long.length, "", "<= 5");
    const many = await underLoad(context, { rate: 1000, seconds: 60 });
    figure("tasks over 50 ms in a minute of 1,000 values/s", many.long.length, "");
    figure(
      "heap grown, as of 30 min of 200 values/s",
      ((many.grown / 1e6) * (360_000 / many.values)).toFixed(2),
      "MB",
      "<= 5",
    );
    const large = await drawing(context, { curves: 20, count: 10_000, zooms: 6 });
    figure("20 curves of 10,000 points, first drawing", large.first.toFixed(0), "ms", "<= 150");
    figure("20 curves of 10,000 points, a zoom step", percentile(large.steps, 0.5).toFixed(0), "ms");
    const usual = await drawing(context, { curves: 20, count: 1500, zooms: 6 });
    figure("20 curves as the gateway thins them out, first drawing", usual.first.toFixed(0), "ms");
    figure(
      "20 curves as the gateway thins them out, a zoom step",
      percentile(usual.steps, 0.5).toFixed(0),
      "ms",
      "<= 50",
    );
  }
} finally {
  await context.close();
  await stop();
}
process.exit(0);
