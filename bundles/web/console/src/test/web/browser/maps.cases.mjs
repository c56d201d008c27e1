import { quiet, until } from "./context.mjs";
import { check, same, test } from "./report.mjs";
import { deviceLike, devices, values } from "./site.mjs";

const FILE = "suite-meter.map";
const PRODUCT = "Suite meter";

/** Types into the cells of a row of the table, counted from 1. */
async function fill(page, n, cells) {
  for (const [column, value] of Object.entries(cells)) {
    const cell = page.getByLabel(`${column}, row ${n}`, { exact: true });
    if (column === "Type") {
      await cell.selectOption(value);
    } else {
      await cell.fill(value);
      await cell.blur();
    }
  }
}

async function forget(context) {
  for (const device of (await context.rest("/devices?limit=1000")).items) {
    if (device.reference === PRODUCT) {
      await context.rest(`/devices/${device.id}`, { method: "DELETE", headers: { "If-Match": "*" } });
    }
  }
  if ((await context.rest("/maps/files")).items.some((file) => file.file === FILE)) {
    await context.rest(`/maps/files/${FILE}`, { method: "DELETE" });
  }
}

test("a map is written as a table, tried on a unit, saved, and a device is read by it", async (context) => {
  await forget(context);
  const neighbour = await deviceLike(context, "E24");
  const port = await context.simulatorPort(neighbour.line);
  const page = await context.page("/config/maps");
  await page.getByRole("link", { name: "New map" }).click();
  await page.getByLabel("Product", { exact: true }).fill(PRODUCT);
  await fill(page, 1, { Quantity: "frequency", Address: "50526", Type: "U32", Scale: "a lot" });
  same(await page.getByLabel("Unit, row 1", { exact: true }).inputValue(), "Hz", "the usual unit");

  // What is wrong is said in words beside its cell.
  const scale = page.getByLabel("Scale, row 1", { exact: true });
  await page
    .locator("tr.told")
    .getByText(/is not a scale/)
    .waitFor();
  same(await scale.getAttribute("aria-invalid"), "true", "the scale is marked");
  check(await page.getByRole("button", { name: "Save map" }).isDisabled(), "a wrong map cannot be saved");
  await scale.fill("0.001");
  await page.locator("tr.told").waitFor({ state: "detached" });

  await page.getByRole("button", { name: "Add a row" }).click();
  same(await page.getByLabel("Address, row 2", { exact: true }).inputValue(), "50528", "the next address");
  await fill(page, 2, { Quantity: "voltage.l12", Address: "50514", Type: "U32", Scale: "0.01" });

  // Nobody has set up this unit under this name: it is read all the same.
  const tried = page.getByRole("region", { name: "Try it on a device" });
  await tried.getByLabel("Host", { exact: true }).fill("127.0.0.1");
  await tried.getByLabel("Port", { exact: true }).fill(String(port));
  await tried.getByLabel("Unit id", { exact: true }).fill(String(neighbour.unit));
  await tried.getByRole("button", { name: "Read once" }).click();
  await tried.getByText("2 rows read").waitFor();
  const rows = page.locator("tr.entry");
  await rows
    .nth(0)
    .getByText(/^(49|50)\.\d+ Hz$/)
    .waitFor();
  await rows
    .nth(1)
    .getByText(/^\d{3}(\.\d+)? V$/)
    .waitFor();
  await tried.getByText(/45 Hz ≤ f ≤ 65 Hz: .*, plausible/).waitFor();

  // A unit that is not there costs its time only, and is told row by row.
  await tried.getByLabel("Host", { exact: true }).fill("no host at all");
  await tried.getByRole("button", { name: "Read once" }).click();
  await until(
    "the host is marked",
    () => tried.getByLabel("Host", { exact: true }).getAttribute("aria-invalid"),
    (marked) => marked === "true",
  );

  await page.getByRole("button", { name: "Save map" }).click();
  await page.getByRole("link", { name: FILE, exact: true }).waitFor();
  await until(
    "the product stands in the catalogue",
    () => context.rest("/catalogue?limit=1000"),
    ({ items }) => items.some((product) => product.reference === PRODUCT),
  );
  await page.getByRole("link", { name: `Add a device ${PRODUCT}` }).click();
  const dialog = page.getByRole("dialog", { name: "Add device" });
  same(await dialog.getByRole("combobox").first().inputValue(), PRODUCT, "the product is chosen");
  await dialog.getByLabel(/^Host/).fill("localhost");
  await dialog.getByLabel(/TCP/).fill(String(port));
  await dialog.getByLabel(/Modbus/).fill(String(neighbour.unit));
  await dialog.getByRole("button", { name: "Add device" }).click();
  await page.waitForURL(/\/monitor\//);
  const device = (await devices(context)).find((one) => one.reference === PRODUCT);
  const frequency = await until(
    "its frequency is read",
    async () => (await values(context, device.id)).get(`${device.id}/1/frequency`)?.value,
    (value) => value > 49 && value < 51,
  );
  check(frequency > 49, `frequency ${frequency}`);
  await page.goto(`${context.url}/monitor/${device.id}`);
  await page
    .getByText(/^(49|50)\.\d+/)
    .first()
    .waitFor();
  page.complaints = page.complaints.filter((text) => !text.includes("422"));
  quiet(page);
});

test("a map file of a name that there is already takes its place only when that is wanted", async (context) => {
  const page = await context.page("/config/maps");
  const before = (await context.rest(`/maps/files/${FILE}`)).text;
  const changed = before.replace("0.01 V", "0.02 V");
  check(changed !== before, "the map of the case before is there");
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Upload a map file" }).click();
  await (await choosing).setFiles({ name: FILE, mimeType: "text/plain", buffer: Buffer.from(changed) });
  await page.getByLabel("Scale, row 1", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Save map" }).click();
  const dialog = page.getByRole("dialog", { name: "Replace the file" });
  await dialog.getByText(FILE).waitFor();
  same((await context.rest(`/maps/files/${FILE}`)).text, before, "nothing is replaced before it is confirmed");
  await dialog.getByRole("button", { name: "Replace the file" }).click();
  await page.getByRole("link", { name: FILE, exact: true }).waitFor();
  same((await context.rest(`/maps/files/${FILE}`)).text.includes("0.02 V"), true, "the new text is stored");
  page.complaints = page.complaints.filter((text) => !text.includes("409"));

  // Who edits a file that somebody else has changed meanwhile is told.
  await page.goto(`${context.url}/config/maps/edit?file=${FILE}`);
  await page.getByLabel("Scale, row 1", { exact: true }).fill("0.5");
  await context.rest(`/maps/files/${FILE}`, {
    method: "PUT",
    headers: { "If-Match": "*" },
    body: JSON.stringify({ text: before }),
  });
  await page.getByRole("button", { name: "Save map" }).click();
  await page.getByRole("alert").filter({ hasText: "changed" }).waitFor();
  same((await context.rest(`/maps/files/${FILE}`)).text, before, "the other's change is kept");
  page.complaints = page.complaints.filter((text) => !text.includes("412"));
  quiet(page);
  await forget(context);
});

test("an example of the library and a manufacturer's page become maps, in French too", async (context) => {
  const page = await context.page("/config/maps", { language: "fr" });
  const card = page.locator(".card", { hasText: "iEM3155" });
  await card.getByRole("button", { name: "Partir de celui-ci" }).click();
  await page.getByRole("button", { name: "Ajouter une ligne" }).waitFor();
  same(await page.locator("tr.entry").count(), 23, "rows of the example");
  await page.getByRole("button", { name: "Texte de la table" }).click();
  same(
    (await page.getByRole("textbox", { name: "Texte de la table" }).inputValue()).includes("energy.active.import"),
    true,
    "its text",
  );

  await page.goto(`${context.url}/config/maps/import`);
  const table =
    "<title>MODBUS tables of COUNTIS E24</title><h2>Now</h2><table><tr><td>Dec address</td><td>Words count</td>" +
    "<td>Description</td><td>Unit</td><td>Data type</td></tr><tr><td>50526</td><td>2</td><td>Frequency : F</td>" +
    "<td>Hz / 100</td><td>U32</td></tr></table>";
  await page
    .getByLabel("Page enregistrée (HTML)")
    .setInputFiles({ name: "table.html", mimeType: "text/html", buffer: Buffer.from(table) });
  await page.getByRole("button", { name: "Montrer ce qu’elle dit" }).click();
  await page.getByText(/COUNTIS E24.*1 registre compris/).waitFor();
  await page.getByRole("table").getByText("frequency").waitFor();
  quiet(page);
});
