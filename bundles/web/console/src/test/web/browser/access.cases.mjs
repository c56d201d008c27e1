import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { quiet } from "./context.mjs";
import { places } from "./places.mjs";
import { check, same, test } from "./report.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

for (const [theme, size, touch] of [
  ["light", [1920, 1080], false],
  ["dark", [1024, 768], true],
  ["light", [390, 844], true],
]) {
  test(`axe finds nothing serious on any page, ${theme}, ${size.join(" × ")}`, async (context) => {
    const found = [];
    for (const place of await places(context)) {
      const page = await context.page(place, { theme, size, touch });
      await page.waitForTimeout(700);
      await page.evaluate(AXE);
      const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
      for (const { impact, id, nodes } of violations) {
        if (impact === "serious" || impact === "critical") {
          found.push(
            `${place}: ${id} at ${nodes
              .slice(0, 3)
              .map((node) => node.html.slice(0, 160))
              .join(" ; ")}`,
          );
        }
      }
      const unreachable = await page.evaluate(() =>
        [...document.querySelectorAll("a[href], button:not(:disabled), input:not(:disabled), select, summary")]
          .filter((one) => one.tabIndex < 0 && one.checkVisibility())
          .map((one) => one.outerHTML.slice(0, 120)),
      );
      if (unreachable.length > 0) {
        found.push(`${place}: not reached by Tab: ${unreachable.join(" ; ")}`);
      }
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (wide > 0) {
        found.push(`${place}: ${wide} px wider than the window`);
      }
      await page.context().close();
    }
    check(found.length === 0, found.join("\n"));
  });
}

test("axe finds nothing serious where more contrast is asked for", async (context) => {
  const found = [];
  for (const theme of ["light", "dark"]) {
    for (const place of ["/", "/monitor", "/diagnostics/devices"]) {
      const page = await context.page(place, { theme, contrast: "more" });
      same(await page.locator("html").getAttribute("data-contrast"), "more", "contrast as the system asks");
      await page.waitForTimeout(500);
      await page.evaluate(AXE);
      const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
      found.push(
        ...violations
          .filter(({ impact }) => impact === "serious" || impact === "critical")
          .map(({ id, nodes }) => `${theme} ${place}: ${id} at ${nodes[0].html.slice(0, 160)}`),
      );
      await page.context().close();
    }
  }
  same(found, [], "serious findings");
});

test("every page speaks English and French, and never in keys", async (context) => {
  for (const language of ["en", "fr"]) {
    for (const place of await places(context)) {
      const page = await context.page(place, { language });
      await page.waitForTimeout(300);
      same(await page.locator("html").getAttribute("lang"), language, `${place} language`);
      const keys = await page.evaluate(() => {
        const texts = [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          // What is marked as code is meant as such, like the actions of the audit trail, by which it is searched.
          if (!walker.currentNode.parentElement?.closest("code")) {
            texts.push(walker.currentNode.textContent.trim());
          }
        }
        for (const element of document.querySelectorAll("[aria-label], [title], [placeholder]")) {
          texts.push(
            element.getAttribute("aria-label") ?? "",
            element.getAttribute("title") ?? "",
            element.getAttribute("placeholder") ?? "",
          );
        }
        return texts.filter((text) => /^(?!io\.|java\.|[a-z]\.)[a-z]+(\.[a-z0-9A-Z_]+)+$/.test(text));
      });
      same(keys, [], `${place} in ${language}: keys shown`);
      quiet(page);
      await page.context().close();
    }
  }
});

test("language and theme are chosen on the page and kept", async (context) => {
  const page = await context.page("/monitor");
  await page.getByRole("button", { name: "Language and appearance" }).click();
  await page.getByLabel("Français").check();
  await page.getByRole("heading", { name: "Surveillance" }).waitFor();
  await page.getByLabel("Sombre").check();
  await page.reload();
  await page.getByRole("heading", { name: "Surveillance" }).waitFor();
  same(
    await page.evaluate(() => getComputedStyle(document.body).backgroundColor),
    "rgb(14, 19, 17)",
    "ground of the dark theme",
  );
  quiet(page);
});

test("at 200 % zoom and without a mouse the page still works", async (context) => {
  const page = await context.page("/", { size: [960, 540] });
  await page.keyboard.press("Tab");
  same(await page.evaluate(() => document.activeElement?.textContent?.trim()), "Skip to the content", "first stop");
  const seen = new Set();
  for (let n = 0; n < 25; n++) {
    await page.keyboard.press("Tab");
    seen.add(
      await page.evaluate(() =>
        (document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "").trim(),
      ),
    );
  }
  for (const name of ["Monitor", "Histories", "Diagnostics", "Language and appearance"]) {
    check(
      [...seen].some((one) => one.includes(name)),
      `${name} is not reached by Tab: ${[...seen].join(", ")}`,
    );
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  check(wide <= 0, `${wide} px wider than the window`);
});
