import { quiet, until } from "./context.mjs";
import { check, same, test } from "./report.mjs";
import { deviceLike, devices } from "./site.mjs";

test("a wrong device is refused beside the fields, in the gateway's words and in both languages", async (context) => {
  for (const [language, add] of [
    ["en", "Add device"],
    ["fr", "Ajouter un équipement"],
  ]) {
    const page = await context.page("/config/sources?add=1", { language });
    const dialog = page.getByRole("dialog", { name: add });
    await dialog.waitFor();
    await dialog.getByRole("combobox").first().fill("COUNTIS E2");
    await page.keyboard.press("Tab");
    await dialog.getByLabel(/^Host|^Hôte/).fill("127.0.0.1");
    await dialog.getByLabel(/TCP/).fill("70000");
    await dialog.getByLabel(/Modbus/).fill("999");
    const answered = page.waitForResponse(
      (answer) => answer.request().method() === "POST" && answer.url().endsWith("/devices"),
    );
    await dialog.getByRole("button", { name: add }).click();
    const answer = await answered;
    same(answer.status(), 422, "status");
    const { errors } = await answer.json();
    same(errors.map((error) => error.field).sort(), ["port", "reference", "unit"], "fields at fault");
    for (const { detail } of errors) {
      await dialog.getByText(detail, { exact: true }).waitFor();
    }
    same(await dialog.locator("[aria-invalid=true]").count(), 3, "fields marked");
    check(
      /[éà]| du | la | le | est /.test(errors.map((e) => e.detail).join(" ")) === (language === "fr"),
      `language of ${JSON.stringify(errors)}`,
    );
    page.complaints = page.complaints.filter((text) => !text.includes("422"));
    quiet(page);
  }
});

test("a device is added, is in the tree at once, and is removed again", async (context) => {
  const neighbour = await deviceLike(context, "E24");
  const port = await context.simulatorPort(neighbour.line);
  const page = await context.page("/config/sources?add=1");
  const dialog = page.getByRole("dialog", { name: "Add device" });
  await dialog.getByRole("combobox").first().fill("COUNTIS E24");
  await page
    .getByRole("option", { name: /COUNTIS E24/ })
    .first()
    .click();
  await dialog.getByLabel("Name").fill("Added by the suite");
  await dialog.getByLabel("Zone").fill("Attic");
  await dialog.getByLabel(/^Host/).fill("127.0.0.1");
  await dialog.getByLabel(/TCP/).fill(String(port));
  await dialog.getByLabel(/Modbus/).fill("211");
  await dialog.getByRole("button", { name: "Add device" }).click();
  await page.waitForURL(/\/monitor\//);
  await page.getByRole("treeitem", { name: /Added by the suite/ }).waitFor();
  await page.goto(`${context.url}/config/sources?find=Added`);
  await page.getByRole("button", { name: "Remove Added by the suite" }).click();
  await page.getByRole("dialog", { name: "Remove device" }).getByRole("button", { name: "Remove device" }).click();
  await until(
    "the device is gone",
    () => devices(context),
    (all) => all.every((device) => device.name !== "Added by the suite"),
  );
  await page.getByRole("link", { name: "Added by the suite" }).waitFor({ state: "detached" });
  quiet(page);
});

test("diagnostics show lines, drivers and the gateway as REST has them", async (context) => {
  const page = await context.page("/diagnostics/lines");
  for (const line of (await context.rest("/lines")).items) {
    await page.getByRole("rowheader", { name: line.id, exact: true }).waitFor();
  }
  await page.getByRole("link", { name: "Drivers" }).click();
  for (const driver of (await context.rest("/drivers")).items) {
    await page.getByRole("cell", { name: driver.bundle, exact: true }).first().waitFor();
  }
  await page.getByRole("link", { name: "General" }).click();
  const state = await context.rest("/system/state");
  await page.getByRole("cell", { name: state.java, exact: true }).waitFor();
  quiet(page);
});
