import { gunzipSync } from "node:zlib";
import { parquetReadObjects } from "hyparquet";
import { until } from "./context.mjs";
import { check, same, test } from "./report.mjs";
import { deviceLike } from "./site.mjs";

const DAY = 86_400_000;

test("an exported Parquet file says to another program what the histories say", async (context) => {
  const device = await deviceLike(context, "E24");
  const { items } = await context.rest(`/points?prefix=${device.id}/&limit=1000`);
  const { point } = items.find((one) => /power\.active/.test(one.quantity)) ?? items[0];
  const to = new Date(Math.floor(Date.now() / DAY) * DAY).toISOString();
  const from = new Date(Date.parse(to) - DAY).toISOString();
  const query = `points=${point}&from=${from}&to=${to}`;
  const raw = await context.rest(`/history?${query}&step=raw&max=20000`);
  const [curve] = raw.series;
  const rows = await parquetReadObjects({
    file: await context.file(`/history/export?${query}&format=parquet`),
    compressors: { GZIP: (input) => new Uint8Array(gunzipSync(input)) },
  });
  const own = rows.filter((row) => row.point === point);
  check(own.length > 100, `${own.length} rows of a day`);
  same(own.length, curve.t.length, "rows");
  same(
    own.filter((row, n) => row.time.getTime() !== curve.t[n] || row.value !== curve.v[n]).length,
    0,
    "rows that differ",
  );
});

test("a user sees what is stored of a device and about how much that takes, and cannot change it", async (context) => {
  const device = await deviceLike(context, "E24");
  const plan = await context.rest(`/devices/${device.id}/storage-plan`);
  const page = await context.page(`/config/storage?device=${device.id}`, { signedIn: false });
  const table = page.getByRole("table", { name: "What is stored" });
  await table.waitFor();
  check(plan.bytesPerYear > 100_000, `${plan.bytesPerYear} bytes a year`);
  // A gateway that has just begun still learns what the device measures.
  await until(
    "as many points stored as REST says",
    async () => {
      const now = await context.rest(`/devices/${device.id}/storage-plan`);
      const stored = now.points.filter((point) => point.stored).length;
      await page.reload();
      await table.waitFor();
      return page.getByText(`${stored} points stored`).count();
    },
    (found) => found === 1,
    30_000,
  );
  same(await table.getByRole("checkbox").count(), 0, "checkboxes for who may not change");
});
