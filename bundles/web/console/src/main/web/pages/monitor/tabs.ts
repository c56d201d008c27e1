import type { Device } from "$/api/types";
import type { PointSet } from "$/data/device-points.svelte";

/** Tabs of insulation monitors and of transfer switches, whose pages are fetched when one is opened. */
export const FAMILY_TABS = [
  "insulation",
  "supervision",
  "circuits",
  "status",
  "measurements",
  "settings",
  "counters",
  "timers",
  "terminals",
  "tests",
] as const;
export type FamilyTabId = (typeof FAMILY_TABS)[number];

export const TABS = [
  "status",
  "measurements",
  "settings",
  "counters",
  "timers",
  "terminals",
  "tests",
  "summary",
  "insulation",
  "supervision",
  "circuits",
  "ui",
  "power",
  "energy",
  "quality",
  "io",
  "modules",
  "values",
] as const;
export type TabId = (typeof TABS)[number];

/** The tabs that a load, or a device without loads, has data for. */
export function tabsFor(device: Device, points: PointSet): TabId[] {
  const gateway = device.product?.abilities.includes("GATEWAY") ?? false;
  const insulation = points.hasBase("insulation.resistance");
  const transfer = points.hasBase("switch.position");
  const starts = (beginning: string) => points.list.some((point) => point.quantity.base.startsWith(beginning));
  const has: Record<TabId, boolean> = {
    insulation,
    supervision: insulation,
    circuits: insulation,
    status: transfer,
    measurements: transfer && points.hasBase("source.voltage", "source.frequency"),
    settings: transfer && starts("source.undervoltage."),
    counters: transfer && points.hasBase("switch.cycles", "switch.transfers"),
    timers: transfer && starts("timer."),
    terminals: transfer && points.hasBase("input.state", "output.state"),
    tests: transfer && starts("periodic.test."),
    modules: gateway,
    summary: !gateway && points.hasBase("voltage", "current", "power.active", "frequency"),
    ui: points.hasBase("voltage", "current"),
    power: points.hasBase("power.active", "power.reactive", "power.apparent"),
    energy: points.list.some((point) => point.quantity.base.startsWith("energy.")),
    quality:
      points.hasBase("thd.voltage", "thd.current", "k.factor", "crest.factor.voltage", "crest.factor.current") ||
      points.list.some((point) => point.quantity.rank !== null && point.quantity.rank > 1),
    io: !transfer && points.hasBase("input.state", "output.state", "input.pulses"),
    values: points.list.length > 0,
  };
  return (gateway ? (["modules", ...TABS.filter((tab) => tab !== "modules")] as const) : TABS).filter(
    (tab) => has[tab],
  );
}
