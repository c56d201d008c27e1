import type { Detection, Finding, FoundDevice } from "$/api/types";

const ORDER = ["NEW", "OTHER_PRODUCT", "OTHER_SERIAL", "OTHER_UNIT", "GONE", "UNKNOWN", "SAME"] as const;

/** Whether a detection does nothing any more. */
export function ended(phase: Detection["phase"]): boolean {
  return phase === "DONE" || phase === "CANCELLED" || phase === "FAILED";
}

/** How many findings there are of each kind, those that want a decision first. */
export function byChange(findings: readonly Finding[]): [Finding["change"], number][] {
  return ORDER.map((change): [Finding["change"], number] => [
    change,
    findings.filter((finding) => finding.change === change).length,
  ]).filter(([, count]) => count > 0);
}

/** The new devices that were found behind this one. */
export function found(entries: readonly FoundDevice[], gateway: FoundDevice): number {
  return entries.filter(
    (entry) =>
      entry.change === "NEW" && !entry.ignored && entry.behind === gateway.unit && place(entry) === place(gateway),
  ).length;
}

/** Where an entry was found. */
export function place(entry: FoundDevice): string {
  return entry.line ?? `${entry.host}:${entry.port}`;
}

/** What an entry is called: the likeliest product, else what the device calls itself. */
export function title(entry: FoundDevice): string {
  return entry.references[0] ?? entry.identification?.product ?? "";
}
