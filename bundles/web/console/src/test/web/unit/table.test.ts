import { describe, expect, it } from "vitest";
import { ApiError } from "$/api/problem";
import { FormState } from "$/ui/form.svelte";
import { secondsLeft } from "$/ui/progress";
import {
  between,
  type Column,
  filtered,
  nextSorting,
  pages,
  readSorting,
  sorted,
  stretch,
  writeSorting,
} from "$/ui/table/table";
import { done, failed, toasts } from "$/ui/toasts.svelte";

interface Row {
  name: string;
  unit: number | null;
}

const columns: Column<Row>[] = [
  { id: "name", title: "Name", text: (row) => row.name, head: true },
  { id: "unit", title: "Unit", text: (row) => String(row.unit ?? ""), order: (row) => row.unit },
];
const rows: Row[] = [
  { name: "Départ 10", unit: 3 },
  { name: "depart 9", unit: null },
  { name: "Pump", unit: 12 },
];
const names = (found: readonly Row[]) => found.map((row) => row.name);

describe("a table", () => {
  it("is sorted as people count, and by numbers where there are some", () => {
    expect(names(sorted(rows, columns, { column: "name", down: false }))).toEqual(["depart 9", "Départ 10", "Pump"]);
    expect(names(sorted(rows, columns, { column: "name", down: true }))).toEqual(["Pump", "Départ 10", "depart 9"]);
    expect(names(sorted(rows, columns, { column: "unit", down: false }))).toEqual(["Départ 10", "Pump", "depart 9"]);
    expect(names(sorted(rows, columns, { column: "unit", down: true }))).toEqual(["Pump", "Départ 10", "depart 9"]);
    expect(sorted(rows, columns, null)).toBe(rows);
  });

  it("finds words in any column, without accents and case", () => {
    expect(names(filtered(rows, columns, "DEPART"))).toEqual(["Départ 10", "depart 9"]);
    expect(names(filtered(rows, columns, "pump 12"))).toEqual(["Pump"]);
    expect(filtered(rows, columns, "  ")).toBe(rows);
  });

  it("keeps its sorting in the address", () => {
    expect(readSorting("-unit", columns)).toEqual({ column: "unit", down: true });
    expect(readSorting("nothing", columns)).toBeNull();
    expect(readSorting(null, columns)).toBeNull();
    expect(writeSorting({ column: "unit", down: true })).toBe("-unit");
    const up = nextSorting(null, "unit");
    const down = nextSorting(up, "unit");
    expect([up, down, nextSorting(down, "unit")]).toEqual([
      { column: "unit", down: false },
      { column: "unit", down: true },
      null,
    ]);
  });

  it("has only the rows in the document that are seen, and some around", () => {
    expect(stretch(1000, 40, 0, 400)).toEqual({ from: 0, to: 18 });
    expect(stretch(1000, 40, 20_000, 400)).toEqual({ from: 492, to: 518 });
    expect(stretch(1000, 40, 39_600, 400)).toEqual({ from: 982, to: 1000 });
    expect(stretch(5, 40, 90_000, 400)).toEqual({ from: 0, to: 5 });
  });

  it("has at least one page", () => {
    expect([pages(0, 25), pages(25, 25), pages(26, 25)]).toEqual([1, 1, 2]);
  });

  it("selects from one row to another, whichever was first", () => {
    expect(between(["a", "b", "c", "d"], "c", "a")).toEqual(["a", "b", "c"]);
    expect(between(["a", "b"], "gone", "b")).toEqual(["b"]);
  });
});

describe("long work", () => {
  it("says how long it lasts only when that can be known", () => {
    expect(secondsLeft(0.25, 10)).toBe(30);
    expect(secondsLeft(0.01, 10)).toBeNull();
    expect(secondsLeft(0.5, 1)).toBeNull();
    expect(secondsLeft(null, 10)).toBeNull();
  });
});

describe("a form", () => {
  it("puts what the gateway says beside its fields, and the rest above them", async () => {
    const form = new FormState(["port"]);
    const host = { querySelector: () => null } as unknown as HTMLElement;
    const refuse = () =>
      Promise.reject(
        new ApiError(422, "input.invalid", "No.", [
          { field: "port", code: "number.range", detail: "Too large." },
          { field: "periodsMs.fast", code: "number.range", detail: "Too small." },
        ]),
      );
    expect(await form.send(host, refuse)).toBe(false);
    expect([form.wrong("port"), form.wrong("host"), form.others]).toEqual([
      "Too large.",
      null,
      ["periodsMs.fast: Too small."],
    ]);
    expect(await form.send(host, () => Promise.resolve())).toBe(true);
    expect([form.error, form.busy]).toEqual([null, false]);
  });
});

describe("short messages", () => {
  it("are never more than can be read, and failures stay", () => {
    for (let n = 0; n < 6; n++) {
      failed(`no ${n}`);
    }
    done("yes");
    expect(toasts().map((toast) => toast.text)).toEqual(["no 3", "no 4", "no 5", "yes"]);
  });
});
