import { quiet, until } from "./context.mjs";
import { check, same, test } from "./report.mjs";

test("the log is shown as REST has it, searched, and kept in the address", async (context) => {
  const page = await context.page("/diagnostics/log");
  const rows = page.locator("main tbody tr");
  await rows.first().waitFor();
  const { items } = await context.rest("/system/log?limit=50&level=INFO");
  const shown = await rows.evaluateAll((all) => all.map((row) => row.cells[2].innerText.trim()));
  check(
    items.some((entry) => shown.some((text) => text.startsWith(entry.text.slice(0, 60)))),
    "none of the newest entries is shown",
  );
  const word = items.map((entry) => /[A-Za-z]{6,}/.exec(entry.text)?.[0]).find(Boolean);
  await page.getByRole("searchbox", { name: "Search the log" }).fill(word);
  await page.waitForURL((url) => url.searchParams.get("find") === word);
  await until(
    `only entries with ${word}`,
    () =>
      rows.evaluateAll(
        (all, wanted) => all.every((row) => row.textContent.toLowerCase().includes(wanted.toLowerCase())),
        word,
      ),
    (all) => all,
  );
  await page.getByLabel("Level").selectOption("ERROR");
  await page.waitForURL(/level=ERROR/);
  await page.reload();
  same(await page.getByRole("searchbox", { name: "Search the log" }).inputValue(), word, "search after a reload");
  quiet(page);
});

test("what may not be done is not offered", async (context) => {
  const page = await context.page("/diagnostics/general", { signedIn: false });
  await page.getByRole("table").first().waitFor();
  same(await page.getByRole("button", { name: "Restart the gateway" }).count(), 0, "restart for User");
  await page.goto(`${context.url}/diagnostics/log`);
  await page.locator("main tbody tr").first().waitFor();
  same(await page.getByRole("link", { name: "Download the whole log" }).count(), 0, "download for User");
  quiet(page);
});

test("an address of an area that is no page says so", async (context) => {
  const page = await context.page("/diagnostics/nothing");
  await page.getByText("There is no page at /diagnostics/nothing").waitFor();
  await page.getByRole("link", { name: "Lines" }).click();
  await page.getByRole("table").waitFor();
  await page.goBack();
  await page.getByText("There is no page at /diagnostics/nothing").waitFor();
  quiet(page);
});
