import type { SerialSearch } from "$/api/types";

/** Settings of a serial port as the field writes them: 9600 8N1. */
export function serialSetting(setting: NonNullable<SerialSearch["found"]>): string {
  return `${setting.baud} 8${setting.parity.charAt(0)}${setting.stopBits}`;
}

/** Unit ids from a list of them; what is no number is left for the gateway to refuse. Null where none are named. */
export function unitIds(text: string): number[] | null {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== "");
  return parts.length === 0 ? null : parts.map((part) => (/^\d+$/.test(part) ? Number(part) : (part as never)));
}
