import type { Device, DeviceState, SiteLoad } from "$/api/types";
import { path } from "$/app/router.svelte";
import { firstLoad, loadName } from "$/data/site.svelte";
import { byFamily, byZone } from "$/data/zones";
import { matches, plain } from "$/format/words";
import { t } from "$/i18n/index.svelte";

/** One visible row of the tree. */
export interface Row {
  key: string;
  level: 1 | 2 | 3;
  label: string;
  href: string | null;
  state: DeviceState | null;
  /** Loads under it, where that says something. */
  count: number | null;
  /** Null where there is nothing under it. */
  open: boolean | null;
}

/** Key of a device's row, or of a load's. */
export function rowKey(device: string, load?: string): string {
  return load === undefined ? `d:${device}` : `l:${device}/${load}`;
}

/** How the perimeter is laid out: by where devices are, what they are, what their loads are for, or what these take. */
export const VIEWS = ["zone", "usage", "fluid", "family"] as const;
export type View = (typeof VIEWS)[number];

/** The rows to show: zones or families, their devices, their loads; with a wish only what fits and what leads there. */
export function treeRows(
  devices: readonly Device[],
  closed: ReadonlySet<string>,
  wish: string,
  view: "zone" | "family" = "zone",
): Row[] {
  const words = plain(wish).split(/\s+/).filter(Boolean);
  const rows: Row[] = [];
  for (const zone of (view === "zone" ? byZone : byFamily)(devices)) {
    const zoneKey = `${view[0]}:${zone.name}`;
    const zoneFits = words.length === 0 || matches(zone.name, words);
    const inside = zone.devices.flatMap((device) => deviceRows(device, closed, zoneFits ? [] : words));
    if (inside.length === 0) {
      continue;
    }
    const open = words.length > 0 || !closed.has(zoneKey);
    rows.push({
      key: zoneKey,
      level: 1,
      label: zone.name === "" ? t(view === "zone" ? "zone.none" : "family.none") : zone.name,
      href: null,
      state: null,
      count: zone.devices.reduce((sum, device) => sum + device.loads.length, 0),
      open,
    });
    if (open) {
      rows.push(...inside);
    }
  }
  return rows;
}

/** A group of loads: a usage or a fluid. */
export interface Group {
  id: string;
  name: string;
}

/**
 * The rows of loads by what they belong to, the groups in their order. Loads that people made of others have no device, and so no page of
 * measurements to go to: they are left out.
 */
export function loadRows(
  loads: readonly SiteLoad[],
  groups: readonly Group[],
  groupOf: (load: SiteLoad) => string,
  devices: ReadonlyMap<string, Device>,
  closed: ReadonlySet<string>,
  wish: string,
): Row[] {
  const words = plain(wish).split(/\s+/).filter(Boolean);
  const rows: Row[] = [];
  for (const group of groups) {
    const all = loads.filter((load) => load.present && devices.has(load.device) && groupOf(load) === group.id);
    const fits = (load: SiteLoad) => matches(`${group.name} ${load.name} ${load.deviceName} ${load.zone}`, words);
    const inside = all.filter(fits);
    if (inside.length > 0) {
      const key = `g:${group.id}`;
      const open = words.length > 0 || !closed.has(key);
      rows.push({ key, level: 1, label: group.name, href: null, state: null, count: all.length, open });
      if (open) {
        rows.push(...inside.map((load) => loadRow(load, devices.get(load.device) as Device)).sort(byLabel));
      }
    }
  }
  return rows;
}

function loadRow(load: SiteLoad, device: Device): Row {
  const several = device.loads.length > 1;
  return {
    key: several ? rowKey(device.id, load.key) : rowKey(device.id),
    level: 2,
    label: several ? `${device.name} · ${loadName(load)}` : load.name === "" ? device.name : load.name,
    href: path("monitor", device.id, load.key),
    state: device.state,
    count: null,
    open: null,
  };
}

const byLabel = (a: Row, b: Row) => a.label.localeCompare(b.label, undefined, { numeric: true });

function deviceRows(device: Device, closed: ReadonlySet<string>, words: readonly string[]): Row[] {
  const fits = words.length === 0 || matches(`${device.name} ${device.reference} ${device.id}`, words);
  // A single load of a meter is the meter itself: a row of its own would say the same twice.
  const several = device.loads.length > 1;
  const loads = several ? device.loads.filter((load) => fits || matches(loadName(load), words)) : [];
  if (!fits && loads.length === 0 && !device.loads.some((load) => matches(load.name, words))) {
    return [];
  }
  const key = rowKey(device.id);
  const open = words.length > 0 || !closed.has(key);
  const row: Row = {
    key,
    level: 2,
    label: device.name,
    href: path("monitor", device.id, firstLoad(device)),
    state: device.state,
    count: several ? device.loads.length : null,
    open: several ? open : null,
  };
  const below = open
    ? loads.map(
        (load): Row => ({
          key: rowKey(device.id, load.key),
          level: 3,
          label: loadName(load),
          href: path("monitor", device.id, load.key),
          state: null,
          count: null,
          open: null,
        }),
      )
    : [];
  return [row, ...below];
}
