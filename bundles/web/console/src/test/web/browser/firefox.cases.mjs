import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { until } from "./context.mjs";
import { openFirefox } from "./firefox.mjs";
import { check, same, test } from "./report.mjs";
import { devices, values } from "./site.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAB = "\uE004";

test("Firefox shows every kind of page, live values and nothing to complain about", async (context) => {
  const device = (await devices(context)).find((one) => one.loads.length > 1 && one.reference.includes("I-35"));
  const firefox = await openFirefox();
  try {
    await firefox.begin([1280, 900]);
    for (const [place, wanted] of [
      ["/", "main h1, .tiles"],
      ["/monitor", "[role=treeitem]"],
      [`/monitor/${device.id}/1/summary`, "svg[role=img]"],
      [`/monitor/${device.id}/1/ui`, "figure.gauge"],
      [`/monitor/${device.id}/1/energy`, "main table"],
      [`/monitor/${device.id}/1/quality`, "main table"],
      [`/history?points=${device.id}/1/power.active.total`, "canvas"],
      ["/diagnostics/general", "main table"],
      ["/diagnostics/devices", "main table"],
      ["/diagnostics/log", "main table"],
    ]) {
      await firefox.goto(context.url + place);
      await until(
        `${place} has ${wanted}`,
        () => firefox.evaluate(`document.querySelector(${JSON.stringify(wanted)}) !== null`),
        (there) => there,
        20_000,
      );
      const wide = await firefox.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth",
      );
      check(wide <= 0, `${place} is ${wide} px wider than the window`);
      await firefox.evaluate(`(() => { ${AXE}; return null; })()`);
      const serious = await firefox.evaluate(
        "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations" +
          ".filter((v) => v.impact === 'serious' || v.impact === 'critical').map((v) => v.id + ' ' + v.nodes[0].html))",
      );
      same(serious, [], `axe at ${place}`);
    }
    await compare(context, firefox, device);
    await keyboard(context, firefox);
    same(firefox.complaints, [], "complaints of the pages");
  } finally {
    await firefox.close();
  }
});

async function compare(context, firefox, device) {
  await firefox.goto(`${context.url}/monitor/${device.id}/1/values?find=current.l1`);
  const point = `${device.id}/1/current.l1`;
  const shown = `document.querySelector('main [data-point="${point}"] .digits')?.textContent ?? null`;
  let changes = 0;
  let last = null;
  await until(
    `${point} as REST has it, three times anew`,
    async () => {
      const first = (await values(context, device.id)).get(point);
      const text = await firefox.evaluate(shown);
      const second = (await values(context, device.id)).get(point);
      if (first?.time === second?.time && first?.time !== last && text !== null) {
        const right = Math.round(first.value * 1e6) / 1e6;
        if (Math.abs(Number(text.replaceAll(",", "")) - right) < 1e-6) {
          changes++;
          last = first.time;
        }
      }
      return changes;
    },
    (count) => count >= 3,
    30_000,
  );
}

async function keyboard(context, firefox) {
  await firefox.goto(`${context.url}/`);
  await until(
    "home is there",
    () => firefox.evaluate("document.querySelector('.tiles') !== null"),
    (there) => there,
  );
  const seen = [];
  for (let n = 0; n < 14; n++) {
    await firefox.press(TAB);
    seen.push(
      await firefox.evaluate(
        "(document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '').trim()",
      ),
    );
  }
  for (const name of ["Skip to the content", "Monitor", "Histories", "Language and appearance"]) {
    check(
      seen.some((one) => one.includes(name)),
      `${name} is not reached by Tab: ${seen.join(", ")}`,
    );
  }
}
