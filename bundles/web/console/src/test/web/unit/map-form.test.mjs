import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { emptyForm, idOf, row, understood, written } from "$/pages/config/maps/map-form";

const LIBRARY = new URL(
  "../../../../../../../karaf-assembly/distribution/src/main/resources/etc/busbar/maps/library/",
  import.meta.url,
).pathname;

function form(text) {
  const read = understood(text);
  expect(read).not.toBeNull();
  return read;
}

describe("a map as a table", () => {
  it.each([
    ["eastron-sdm630.map", 40, "input"],
    ["schneider-iem3155.map", 23, "holding"],
  ])("shows %s of the library and says the same again", (file, rows, area) => {
    const text = readFileSync(LIBRARY + file, "utf8");
    const read = form(text);
    expect(read.rows).toHaveLength(rows);
    expect(read.area).toBe(area);
    const again = form(written(read).text);
    const plain = (one) => ({ ...one, rows: one.rows.map(({ key: _, ...rest }) => rest) });
    expect(plain(again)).toEqual(plain(read));
  });

  it("spreads braces, the first of them fastest", () => {
    const read = form(
      "map a\nblock b 100 8 live load=2\n  100 U32 0.1 V voltage.{l1n,l2n}\n  104 U16 1 % current.{l1,l2}.h{2..3}\n",
    );
    expect(read.rows.map((one) => [one.address, one.quantity, one.load])).toEqual([
      ["100", "voltage.l1n", "2"],
      ["102", "voltage.l2n", "2"],
      ["104", "current.l1.h2", "2"],
      ["105", "current.l2.h2", "2"],
      ["106", "current.l1.h3", "2"],
      ["107", "current.l2.h3", "2"],
    ]);
  });

  it("makes blocks of what stands together, is of one load and changes as fast", () => {
    const made = {
      ...emptyForm(),
      product: "ACME 3000",
      area: "input",
      order: "CDAB",
      rows: [
        row({ address: "200", type: "U32", unit: "kWh", quantity: "energy.active.import" }),
        row({ address: "100", scale: "0.1", unit: "V", quantity: "voltage.l1n" }),
        row({ address: "102", type: "S32", unit: "W", quantity: "power.active.total" }),
        row({ address: "300", type: "BIT", detail: "3", quantity: "input.state.1", load: "" }),
        row(),
      ],
    };
    const { text, lines } = written(made);
    expect(text.split("\n")).toEqual([
      "map acme-3000",
      "product ACME 3000",
      "order CDAB",
      "block b3 100 4 live load=1 area=input",
      "  100 U16 0.1 V voltage.l1n",
      "  102 S32 1 W power.active.total",
      "block b6 200 2 energy load=1 area=input",
      "  200 U32 1 kWh energy.active.import",
      "block b8 300 1 live area=input",
      "  300 BIT:3 1 - input.state.1",
      "",
    ]);
    expect(lines.get(5)).toBe(made.rows[1]?.key);
    expect(lines.get(8)).toBe(made.rows[0]?.key);
  });

  it("keeps a wrong address for the gateway to judge", () => {
    const made = { ...emptyForm(), product: "A", rows: [row({ address: "4x", quantity: "voltage.l1n" })] };
    expect(written(made).text).toContain("  4x U16 1 - voltage.l1n");
  });

  it.each([
    "map a\nextends b",
    "map a\nblock b 1 2 live each=load stride=10\n  1 U16 1 V voltage.l1n",
    "map a\nblock b 1 2 live\n  1 U16 1 V voltage.l1n range=1..2",
    "map a\nblock b 1 8 once\n  1 STRING_NORM:8 - - @product",
    "map a\nblock b 1 2 live\n# which nobody should lose\n  1 U16 1 V voltage.l1n",
    "map a\n1 U16 1 V voltage.l1n",
    "map a\ncommand x 1 1 kind=reset",
  ])("leaves to the text what a table cannot show: %s", (text) => {
    expect(understood(text)).toBeNull();
  });

  it("makes an id of a product's name", () => {
    expect(idOf("Schneider iEM3155 (été)")).toBe("schneider-iem3155-ete");
  });
});
