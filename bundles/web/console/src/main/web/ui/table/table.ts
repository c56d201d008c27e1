import type { Snippet } from "svelte";
import { matches, plain } from "$/format/words";

/** A column of a table of `T`. */
export interface Column<T> {
  id: string;
  title: string;
  /** The cell in words: shown where there is no `cell`, searched by the filter, sorted by where there is no `order`. */
  text: (row: T) => string;
  /** What it is sorted by where its words do not do; null comes last. */
  order?: (row: T) => number | string | null;
  cell?: Snippet<[T]>;
  /** Whether it holds numbers, which stand under each other at their ends. */
  number?: boolean;
  /** CSS width, for tables whose rows come and go while they are scrolled. */
  width?: string;
  /** Whether it heads its row; such a column cannot be taken away. */
  head?: boolean;
  /** Whether it is there only when somebody asks for it. */
  optional?: boolean;
}

/** By which column rows are sorted. */
export interface Sorting {
  column: string;
  down: boolean;
}

/** `name` upwards, `-name` downwards, as an address has it; null where it names no such column. */
export function readSorting(text: string | null, columns: readonly { id: string }[]): Sorting | null {
  const down = text?.startsWith("-") ?? false;
  const column = down ? text?.slice(1) : text;
  return column && columns.some((one) => one.id === column) ? { column, down } : null;
}

/** The sorting as an address has it. */
export function writeSorting(sorting: Sorting | null): string | null {
  return sorting === null ? null : (sorting.down ? "-" : "") + sorting.column;
}

/** What a click on a heading makes of a sorting: up, down, as it was. */
export function nextSorting(sorting: Sorting | null, column: string): Sorting | null {
  if (sorting?.column !== column) {
    return { column, down: false };
  }
  return sorting.down ? null : { column, down: true };
}

/** The rows whose columns together hold every word of the wish. */
export function filtered<T>(rows: readonly T[], columns: readonly Column<T>[], wish: string): readonly T[] {
  const words = plain(wish).split(/\s+/).filter(Boolean);
  return words.length === 0
    ? rows
    : rows.filter((row) => matches(columns.map((column) => column.text(row)).join(" "), words));
}

/** The rows in order; those that are equal keep theirs, and those without a value are last whichever way. */
export function sorted<T>(rows: readonly T[], columns: readonly Column<T>[], sorting: Sorting | null): readonly T[] {
  const column = sorting && columns.find((one) => one.id === sorting.column);
  if (!column) {
    return rows;
  }
  const value = column.order ?? column.text;
  const turn = sorting.down ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [x, y] = [value(a), value(b)];
    if (x === null || y === null) {
      return Number(x === null) - Number(y === null);
    }
    if (typeof x === "number" && typeof y === "number") {
      return turn * (x - y);
    }
    return turn * String(x).localeCompare(String(y), undefined, { numeric: true, sensitivity: "base" });
  });
}

/** Which rows of a scrolled table there are in the document. */
export interface Stretch {
  from: number;
  /** Behind the last. */
  to: number;
}

/** Beyond what is seen, so that scrolling meets rows that are there already. */
const BEYOND = 8;

/** The rows seen in a place of this height, and some more. */
export function stretch(count: number, rowHeight: number, top: number, height: number): Stretch {
  const from = Math.max(0, Math.min(count - 1, Math.floor(top / rowHeight)) - BEYOND);
  return { from, to: Math.min(count, Math.ceil((top + height) / rowHeight) + BEYOND) };
}

/** The number of pages, at least one. */
export function pages(count: number, size: number): number {
  return Math.max(1, Math.ceil(count / size));
}

/** The rows between two, both included, in the order shown: what a click with Shift selects. */
export function between(keys: readonly string[], a: string, b: string): string[] {
  const [x, y] = [keys.indexOf(a), keys.indexOf(b)];
  return x < 0 || y < 0 ? [b] : keys.slice(Math.min(x, y), Math.max(x, y) + 1);
}
