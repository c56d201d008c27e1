import type { Device } from "$/api/types";
import type { PointSet } from "$/data/device-points.svelte";

export const TABS = ["summary", "ui", "power", "energy", "quality", "io", "modules", "values"] as const;
export type TabId = (typeof TABS)[number];

/** The tabs that a load, or a device without loads, has data for. */
export function tabsFor(device: Device, points: PointSet): TabId[] {
  const gateway = device.product?.abilities.includes("GATEWAY") ?? false;
  const has: Record<TabId, boolean> = {
    modules: gateway,
    summary: !gateway && points.hasBase("voltage", "current", "power.active", "frequency"),
    ui: points.hasBase("voltage", "current"),
    power: points.hasBase("power.active", "power.reactive", "power.apparent"),
    energy: points.list.some((point) => point.quantity.base.startsWith("energy.")),
    quality:
      points.hasBase("thd.voltage", "thd.current", "k.factor", "crest.factor.voltage", "crest.factor.current") ||
      points.list.some((point) => point.quantity.rank !== null && point.quantity.rank > 1),
    io: points.hasBase("input.state", "output.state", "input.pulses"),
    values: points.list.length > 0,
  };
  return (gateway ? (["modules", ...TABS.filter((tab) => tab !== "modules")] as const) : TABS).filter(
    (tab) => has[tab],
  );
}
