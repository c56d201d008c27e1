/**
 * Pictures of every page in both themes and three sizes, in `target/screenshots`: `node src/test/web/browser/screenshots.mjs [part of an
 * address]`. BUSBAR_URL and BUSBAR_DATA as for the suite. For people to look at; nothing is compared.
 */
import { mkdir } from "node:fs/promises";
import { Context } from "./context.mjs";
import { gateway, ready } from "./gateway.mjs";
import { places } from "./places.mjs";

const FOLDER = new URL("../../../../target/screenshots/", import.meta.url).pathname;
const SIZES = [
  [1920, 1080, false],
  [1024, 768, true],
  [390, 844, true],
];
const SETTLE = 1200;

const wish = process.argv[2] ?? "";
const { url, data, stop } = await gateway();
const context = new Context(url, data);
try {
  await ready(context);
  await context.open();
  const all = (await places(context)).filter((place) => place.includes(wish));
  for (const theme of ["light", "dark"]) {
    for (const [width, height, touch] of SIZES) {
      const folder = `${FOLDER}${theme}-${width}`;
      await mkdir(folder, { recursive: true });
      const page = await context.page("/", { theme, size: [width, height], touch });
      for (const place of all) {
        await page.goto(url + place);
        await page.locator("main h1").first().waitFor();
        await page.waitForTimeout(SETTLE);
        const name =
          place === "/"
            ? "home"
            : place
                .slice(1)
                .replaceAll(/[^\w-]+/g, "_")
                .slice(0, 80);
        await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
        for (const complaint of page.complaints.splice(0)) {
          console.log(`${theme} ${width} ${place}: ${complaint}`);
        }
      }
      console.log(`${all.length} pictures in ${folder}`);
      await context.closePages();
    }
  }
} finally {
  await context.close();
  await stop();
}
process.exit(0);
