import { quiet, until } from "./context.mjs";
import { check, same, test } from "./report.mjs";

const LINE = "m70-2";
const found = async (context) =>
  (await context.rest("/devices?limit=1000")).items.filter((device) => device.line === LINE);

/** What a case accepted goes again, modules before their gateway. */
async function cleanUp(context) {
  const all = (await found(context)).sort((a, b) => Number(a.gateway === null) - Number(b.gateway === null));
  for (const device of all) {
    await context.rest(`/devices/${device.id}`, { method: "DELETE", headers: { "If-Match": "*" } });
  }
}

test("a gateway is detected with what is behind it, accepted, and its values appear", async (context) => {
  try {
    const page = await context.page(`/config/detection?line=${LINE}`);
    await page.getByLabel("Modbus addresses").fill("1-6");
    await page.getByRole("button", { name: "Start detection" }).click();
    await page.getByText(`Detection at ${LINE} has ended.`).first().waitFor({ timeout: 60_000 });
    await page.getByText("6 addresses asked, 6 answered").first().waitFor();
    const gateway = page.getByRole("button", { name: "Accept DIRIS Digiware M-70 at 1", exact: true });
    await gateway.click();
    const drawer = page.getByRole("dialog", { name: "Accept 1 entry" });
    await drawer.getByLabel("Name").fill("Extension");
    await drawer.getByLabel("Zone").fill("Annex");
    check(
      await drawer.getByLabel("Also accept the 5 devices behind it").isChecked(),
      "modules come with their gateway",
    );
    await drawer.getByRole("button", { name: "Accept", exact: true }).click();
    await drawer.waitFor({ state: "detached" });
    const added = await until(
      "all are set up",
      () => found(context),
      (all) => all.length === 6 && all.every((device) => device.state === "ONLINE"),
      60_000,
    );
    same(new Set(added.map((device) => device.zone)).size, 1, "zones");
    const module = added.find((device) => device.loads.length === 3);
    same(module.gateway, added.find((device) => device.name === "Extension").id, "what the module is behind");
    await page.goto(`${context.url}/monitor/${module.id}/1`);
    await page
      .getByText(/kW|\bW\b/)
      .first()
      .waitFor();

    await page.goto(`${context.url}/config/sources?find=Annex`);
    await page.getByText("6 of", { exact: false }).first().waitFor();
    check(
      await page.getByRole("button", { name: "Remove Extension", exact: true }).isDisabled(),
      "a gateway with modules cannot be removed",
    );
    quiet(page);
  } finally {
    await cleanUp(context);
  }
});

test("what is ignored is out of sight, and can be taken back", async (context) => {
  const page = await context.page(`/config/detection?line=${LINE}`, { language: "fr" });
  await page.getByLabel("Adresses Modbus").fill("2");
  await page.getByRole("button", { name: "Lancer la détection" }).click();
  const ignore = page.getByRole("button", { name: "Ignorer DIRIS Digiware U-30 à 2", exact: true });
  await ignore.click({ timeout: 60_000 });
  await ignore.waitFor({ state: "detached" });
  await page.getByLabel("Montrer ceux qui sont ignorés").check();
  await page.getByRole("button", { name: "Ne plus ignorer DIRIS Digiware U-30 à 2", exact: true }).click();
  await ignore.waitFor();
  quiet(page);
});

test("a wrong set of addresses is refused beside its field, in the gateway's words", async (context) => {
  const page = await context.page("/config/detection");
  await page.getByLabel("Modbus addresses").fill("1-300");
  await page.getByRole("button", { name: "Start detection" }).click();
  await page.getByText("is not a set of unit ids", { exact: false }).first().waitFor();
  same(await page.locator("[aria-invalid=true]").count(), 1, "fields marked");
  page.complaints = page.complaints.filter((text) => !text.includes("422"));
  quiet(page);
});
