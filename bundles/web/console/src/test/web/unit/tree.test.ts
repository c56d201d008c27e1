import { describe, expect, it, vi } from "vitest";

// The tree itself is plain; what it names loads and addresses with belongs to a browser.
vi.stubGlobal("location", { pathname: "/", search: "" });
vi.stubGlobal("localStorage", { getItem: () => null });
vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener: () => undefined }));
vi.stubGlobal("document", { documentElement: {} });

const { loadRows, treeRows } = await import("$/frame/tree");
type Devices = Parameters<typeof treeRows>[0];
type Loads = Parameters<typeof loadRows>[0];

const device = (id: string, name: string, loads: string[]) => ({
  id,
  name,
  reference: "E24",
  zone: "Hall",
  state: "ONLINE",
  product: { family: "COUNTIS E" },
  loads: loads.map((load, n) => ({ key: String(n + 1), name: load })),
});
const devices = [
  device("m1", "Meter", ["Oven"]),
  device("i35", "Module", ["Lamps", "Fans"]),
] as unknown as Devices[number][];
const known = new Map(devices.map((one) => [one.id, one]));
const load = (id: string, key: string, name: string, usage: string, more = {}) => ({
  id: `${id}/${key}`,
  device: id,
  key,
  name,
  deviceName: known.get(id)?.name ?? "",
  zone: "Hall",
  usage,
  fluid: "electricity",
  present: true,
  ...more,
});
const loads = [
  load("m1", "1", "Oven", "process"),
  load("i35", "2", "Fans", "ventilation"),
  load("i35", "1", "Lamps", ""),
  load("-", "sum", "Both", "process"),
  load("i35", "3", "Gone", "process", { present: false }),
] as unknown as Loads[number][];
const groups = [
  { id: "ventilation", name: "Ventilation" },
  { id: "heating", name: "Heating" },
  { id: "process", name: "Process" },
  { id: "", name: "Without usage" },
];
const rows = (wish = "", closed: string[] = []) =>
  loadRows(loads, groups, (one) => one.usage, known, new Set(closed), wish).map((row) => `${row.level} ${row.label}`);

describe("the perimeter by usage", () => {
  it("has the loads of each usage, and no usage without one", () => {
    expect(rows()).toEqual([
      "1 Ventilation",
      "2 Module · Fans",
      "1 Process",
      "2 Oven",
      "1 Without usage",
      "2 Module · Lamps",
    ]);
  });

  it("leads to the measurements of the load", () => {
    const [, fans, , oven] = loadRows(loads, groups, (one) => one.usage, known, new Set(), "");
    expect([fans?.href, fans?.key, oven?.key]).toEqual(["/monitor/i35/2", "l:i35/2", "d:m1"]);
  });

  it("keeps closed what was closed, until something is looked for", () => {
    expect(rows("", ["g:ventilation", "g:"])).toEqual(["1 Ventilation", "1 Process", "2 Oven", "1 Without usage"]);
    expect(rows("fan", ["g:ventilation"])).toEqual(["1 Ventilation", "2 Module · Fans"]);
    expect(rows("process")).toEqual(["1 Process", "2 Oven"]);
    expect(rows("nothing")).toEqual([]);
  });
});

describe("the perimeter by zone", () => {
  it("shows a single load as its device, several under it", () => {
    expect(treeRows(devices, new Set(), "").map((row) => `${row.level} ${row.label}`)).toEqual([
      "1 Hall",
      "2 Meter",
      "2 Module",
      "3 Lamps",
      "3 Fans",
    ]);
  });
});
