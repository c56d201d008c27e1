import { quiet } from "./context.mjs";
import { check, same, test } from "./report.mjs";
import { devices } from "./site.mjs";

test("home shows the site, its power now and its devices", async (context) => {
  const all = await devices(context);
  const { name } = await context.rest("/site");
  const page = await context.page("/");
  await page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
  await page.locator(".figure[data-point]").waitFor();
  const power = await page.locator(".figure[data-point]").innerText();
  check(/^[-−]?[\d.,\s]+\s?[kM]?W$/.test(power), `power now reads "${power}"`);
  await page.locator("main svg[role=img]").first().waitFor();
  const troubled = all.filter((device) => device.state !== "ONLINE").length;
  const text = await page.locator("main").innerText();
  check(
    text.includes(troubled === 0 ? `${all.length} devices answer` : `of ${all.length} need attention`),
    `devices: ${text.slice(0, 400)}`,
  );
  quiet(page);
});

test("search jumps to a load", async (context) => {
  const device = (await devices(context)).find((one) => one.loads.some((load) => load.name !== ""));
  const load = device.loads.find((one) => one.name !== "");
  const page = await context.page("/");
  await page.keyboard.press("/");
  await page.keyboard.type(load.name);
  await page.locator("[role=option]").first().waitFor();
  await page.getByRole("option", { name: load.name }).first().click();
  await page.waitForURL(/\/monitor\//);
  await page.locator("main").getByText(load.name).first().waitFor();
  quiet(page);
});

test("an address that is no page says so, and the panel opens, closes and stays as it was left", async (context) => {
  const page = await context.page("/nowhere/at/all");
  same(await page.locator("main h1").innerText(), "Page not found", "heading");
  await page.getByRole("link", { name: "Monitor" }).first().click();
  await page.getByRole("tree").waitFor();
  await page.getByRole("button", { name: "Close the panel" }).click();
  await page.getByRole("tree").waitFor({ state: "detached" });
  await page.reload();
  await page.locator("main h1").waitFor();
  same(await page.getByRole("tree").count(), 0, "trees after a reload with a closed panel");
  await page.getByRole("button", { name: "Perimeter panel" }).click();
  await page.getByRole("tree").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("tree").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Hide banner" }).click();
  same(await page.locator("header.banner").count(), 0, "banners after hiding");
  await page.getByRole("button", { name: "Show banner" }).click();
  await page.locator("header.banner").waitFor();
});

test("the tree is worked by keyboard", async (context) => {
  const page = await context.page("/monitor");
  const tree = page.getByRole("tree");
  await tree.waitFor();
  await page.locator("[role=treeitem][tabindex='0']").focus();
  const levels = () =>
    page.locator("[role=treeitem]").evaluateAll((items) => items.map((item) => item.getAttribute("aria-level")));
  const before = await levels();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowLeft");
  const folded = await levels();
  check(folded.length < before.length, `folding leaves ${folded.length} of ${before.length} rows`);
  await page.keyboard.press("ArrowRight");
  same((await levels()).length, before.length, "rows after unfolding");
  await page.keyboard.press("ArrowDown");
  const name = await page.locator("[role=treeitem]:focus .label").innerText();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/monitor\/./);
  check((await page.locator("main").innerText()).includes(name), `the page of ${name}`);
});

test("the perimeter is laid out by zone or by family, and stays so", async (context) => {
  const all = await devices(context);
  const page = await context.page("/monitor");
  const groups = () => page.locator("[role=treeitem][aria-level='1'] .label").allInnerTexts();
  await page.getByRole("tree").waitFor();
  same((await groups()).sort(), [...new Set(all.map((one) => one.zone || "Without zone"))].sort(), "zones");
  await page.getByLabel("View").selectOption("family");
  const families = [...new Set(all.map((one) => one.product?.family ?? "Without a driver"))].sort();
  same((await groups()).sort(), families, "families");
  await page.reload();
  await page.getByRole("tree").waitFor();
  same((await groups()).sort(), families, "families after a reload");
  quiet(page);
});
