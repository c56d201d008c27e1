import { quiet, until } from "./context.mjs";
import { check, same, test } from "./report.mjs";
import { serialPort } from "./serial.mjs";

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

test("lines and devices tell checksum errors and the period that they achieve", async (context) => {
  const page = await context.page("/diagnostics/lines");
  const cell = async (name) => {
    const heads = await page.getByRole("columnheader").allInnerTexts();
    const at = heads.findIndex((head) => head.trim() === name);
    check(at >= 0, `no column ${name}`);
    return (await page.locator("main tbody tr").first().locator("th,td").nth(at).innerText()).trim();
  };
  await page.getByRole("table").waitFor();
  same(await cell("Checksum errors"), "0", "checksum errors of a TCP line");
  check(/^× [0-9]/.test(await cell("Period achieved")), "the period of a line");
  await page.goto(`${context.url}/diagnostics/devices`);
  await until(
    "a device tells its period",
    () => page.locator("main tbody tr").allInnerTexts(),
    (rows) => rows.some((row) => /× [0-9]/.test(row)),
  );
  quiet(page);
});

test("the settings of a serial port are searched for from the page of lines", async (context) => {
  const port = await serialPort(1);
  try {
    const page = await context.page("/diagnostics/lines");
    await page.getByRole("button", { name: "Find serial settings" }).click();
    const dialog = page.getByRole("dialog", { name: "Find serial settings" });
    await dialog.getByLabel("Where").selectOption({ label: "A port that no line uses" });
    await dialog.getByLabel("Modbus addresses to ask").fill("500");
    await dialog.getByLabel("Serial port").fill(port.path);
    await dialog.getByRole("button", { name: "Start the search" }).click();
    await dialog.getByLabel("Modbus addresses to ask").and(page.locator("[aria-invalid=true]")).waitFor();
    await dialog.getByLabel("Modbus addresses to ask").fill("5, 1");
    await dialog.getByRole("button", { name: "Start the search" }).click();
    await dialog.getByText("Unit 1 answers at 9600 8N1").waitFor({ timeout: 30_000 });
    const { items } = await context.rest("/serial-searches");
    same(items[0].phase, "FOUND", "the newest search");
    same(items[0].unit, 1, "the unit that answered");
  } finally {
    await port.remove();
  }
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
