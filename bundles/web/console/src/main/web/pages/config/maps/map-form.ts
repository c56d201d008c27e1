/** A map as a table: the part of the format that a form can show, and the text that stands for it. */
export interface MapRow {
  /** Tells rows of one table apart, whatever is typed into them. */
  key: number;
  address: string;
  type: string;
  /** The bit of a BIT, the registers of a text. */
  detail: string;
  scale: string;
  unit: string;
  quantity: string;
  /** Number of the load; empty for the device itself. */
  load: string;
}

export interface MapForm {
  id: string;
  product: string;
  title: string;
  order: string;
  area: string;
  /** Lines about the map as a whole that the form has no field for, and remarks at its beginning. */
  others: string[];
  rows: MapRow[];
}

export const ORDERS = ["ABCD", "CDAB", "BADC", "DCBA"] as const;
export const AREAS = ["holding", "input"] as const;
/** How many registers a value of each type has; 0 where a number beside it says so. */
export const TYPES: Readonly<Record<string, number>> = {
  U16: 1,
  S16: 1,
  U32: 2,
  S32: 2,
  U64: 4,
  S64: 4,
  FLOAT32: 2,
  FLOAT64: 4,
  BIT: 1,
  STRING_NORM: 0,
};

/** A block may have so many registers without a row between two that have one; the gateway reads across as many. */
const GAP = 32;
const KEPT = /^(?:family|status|source(?:\.\S+)?|phases|max-words|gap|count|probe|na|abilities|hole)\s/;

let keys = 0;

/** A row in which nothing stands but this. */
export function row(given: Partial<Omit<MapRow, "key">> = {}): MapRow {
  return { key: ++keys, address: "", type: "U16", detail: "", scale: "1", unit: "", quantity: "", load: "1", ...given };
}

/** A map with one empty row. */
export function emptyForm(): MapForm {
  return { id: "", product: "", title: "", order: "ABCD", area: "holding", others: [], rows: [row()] };
}

/** An id made of a product's name. */
export function idOf(product: string): string {
  return product
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

function words(one: MapRow): number {
  return TYPES[one.type] || Math.max(1, Number.parseInt(one.detail, 10) || 1);
}

function addressOf(one: MapRow): number {
  const number = Number(one.address.trim());
  return one.address.trim() !== "" && Number.isInteger(number) ? number : -1;
}

/** Whether nothing has been entered yet. */
export function isBlank(one: MapRow): boolean {
  return one.address.trim() === "" && one.quantity.trim() === "" && one.unit.trim() === "";
}

/** How often a quantity wants to be read: counters change slowly. */
function tier(one: MapRow): string {
  return /^(?:energy|time|input\.(?:pulses|energy))\b/.test(one.quantity.trim()) ? "energy" : "live";
}

/** The text of a map, and which of its lines stands for which row. */
export function written(form: MapForm): { text: string; lines: ReadonlyMap<number, number> } {
  const text: string[] = [];
  const lines = new Map<number, number>();
  const first = form.others.findIndex((line) => !line.startsWith("#"));
  const remarks = first < 0 ? form.others.length : first;
  text.push(...form.others.slice(0, remarks), `map ${form.id.trim() || idOf(form.product)}`);
  for (const [word, value] of [
    ["product", form.product],
    ["title", form.title],
  ] as const) {
    if (value.trim() !== "") {
      text.push(`${word} ${value.trim()}`);
    }
  }
  if (form.order !== "ABCD") {
    text.push(`order ${form.order}`);
  }
  text.push(...form.others.slice(remarks));
  let before: { load: string; tier: string; end: number; block: number; start: number } | null = null;
  const sorted = form.rows.filter((one) => !isBlank(one)).sort((a, b) => addressOf(a) - addressOf(b) || a.key - b.key);
  for (const one of sorted) {
    const at = addressOf(one);
    const load = one.load.trim();
    const apart =
      before === null || before.load !== load || before.tier !== tier(one) || at < 0 || at - before.end > GAP;
    if (apart || before === null) {
      const name = `b${text.length}`;
      before = { load, tier: tier(one), end: at, block: text.length, start: Math.max(0, at) };
      text.push(name);
    }
    before.end = Math.max(before.end, at + words(one));
    const length = Math.max(1, before.end - before.start);
    text[before.block] =
      `block b${before.block} ${before.start} ${length} ${before.tier}` +
      `${load === "" ? "" : ` load=${load}`}${form.area === "holding" ? "" : ` area=${form.area}`}`;
    const type = TYPES[one.type] === 0 || one.type === "BIT" ? `${one.type}:${one.detail.trim() || "0"}` : one.type;
    lines.set(text.length + 1, one.key);
    text.push(
      `  ${one.address.trim() || "?"} ${type} ${one.scale.trim() || "1"} ${one.unit.trim() || "-"} ${one.quantity.trim() || "?"}`,
    );
  }
  return { text: `${text.join("\n")}\n`, lines };
}

/** The names that braces stand for, the first of them running fastest; null where they are no lists or ranges. */
function spread(key: string): string[] | null {
  const parts = key.split(/[{}]/);
  let all = [""];
  for (const [n, part] of parts.entries()) {
    if (n % 2 === 0) {
      all = all.map((one) => one + part);
      continue;
    }
    const names = part.split(",").flatMap((name) => {
      const range = /^(\d+)\.\.(\d+)$/.exec(name);
      return range
        ? Array.from({ length: Number(range[2]) - Number(range[1]) + 1 }, (_, i) => String(Number(range[1]) + i))
        : [name];
    });
    all = names.flatMap((name) => all.map((one) => one + name));
  }
  return key.includes("{n}") || all.length > 500 ? null : all;
}

/** The map as a table; null where its text says more than a table can show. */
export function understood(text: string): MapForm | null {
  const form: MapForm = { ...emptyForm(), rows: [] };
  let block: { load: string } | null = null;
  let area: string | null = null;
  for (const raw of text.split("\n")) {
    const line = raw.replace(/\s+#.*$/, "").trim();
    const [first = "", ...rest] = line.split(/\s+/);
    if (raw.trimStart().startsWith("#")) {
      if (block !== null) {
        return null;
      }
      form.others.push(raw.trim());
    } else if (line === "") {
    } else if (first === "map") {
      form.id = rest.join(" ");
    } else if (first === "product") {
      form.product = rest.join(" ");
    } else if (first === "title") {
      form.title = rest.join(" ");
    } else if (first === "order") {
      form.order = rest[0] ?? "";
    } else if (KEPT.test(line) && block === null) {
      form.others.push(line);
    } else if (first === "block") {
      const options = new Map(rest.slice(4).map((option) => option.split("=") as [string, string]));
      const here = options.get("area") ?? "holding";
      const known = [...options.keys()].every((name) => name === "load" || name === "area");
      if (!known || !(AREAS as readonly string[]).includes(here) || (area !== null && area !== here)) {
        return null;
      }
      area = here;
      block = { load: options.get("load") ?? "" };
    } else if (/^\d/.test(first) && block !== null) {
      const [type = "", scale = "", unit = "", quantity = "", ...options] = rest;
      const [name = "", detail = ""] = type.split(":");
      const keys = spread(quantity);
      if (
        TYPES[name] === undefined ||
        quantity.startsWith("@") ||
        keys === null ||
        options.some((option) => option !== "tier=energy") ||
        (name === "BIT" && keys.length > 1)
      ) {
        return null;
      }
      for (const [n, key] of keys.entries()) {
        const one = row({
          type: name,
          detail,
          scale: scale === "-" ? "1" : scale,
          unit: unit === "-" ? "" : unit,
          quantity: key,
          load: block.load,
        });
        one.address = String(Number(first) + n * words(one));
        form.rows.push(one);
      }
    } else {
      return null;
    }
  }
  form.area = area ?? "holding";
  return ORDERS.some((order) => order === form.order) ? form : null;
}
