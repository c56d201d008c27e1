import type { NewDevice } from "$/api/types";

/** What somebody typed into the form. */
export interface Wish {
  reference: string;
  name: string;
  zone: string;
  way: "host" | "line";
  host: string;
  port: string;
  line: string;
  unit: string;
}

/** A number as typed; a text that is none goes to the gateway as it is, whose answer names the field in words. */
function number(text: string): number | null {
  const trimmed = text.trim();
  if (trimmed === "") {
    return null;
  }
  const value = Number(trimmed);
  return Number.isFinite(value) ? value : (trimmed as unknown as number);
}

/** The body of the request; the gateway, not the page, judges what is in it. */
export function newDevice(wish: Wish): NewDevice {
  const text = (value: string) => (value.trim() === "" ? null : value.trim());
  const where = wish.way === "line" ? { line: text(wish.line) } : { host: text(wish.host), port: number(wish.port) };
  return {
    reference: wish.reference.trim(),
    name: text(wish.name),
    zone: text(wish.zone),
    ...where,
    unit: number(wish.unit) as number,
  };
}
