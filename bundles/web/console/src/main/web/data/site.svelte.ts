import { SvelteMap } from "svelte/reactivity";
import { api, ask, askAll } from "$/api/client";
import { type ApiError, toApiError } from "$/api/problem";
import type { Device, DeviceState, LiveDevice, Load, Site } from "$/api/types";
import { tellTimesIn } from "$/format/time";
import { t } from "$/i18n/index.svelte";
import { live } from "./live.svelte";
import { forget } from "./points.svelte";

/** Up to this many devices the stream carries all of them, so that the tree is live too; beyond, those that a page shows. */
const ALL_DEVICES = 40;
const REFRESH = 15_000;

/** The site and its devices, as this tab knows them. */
class SiteStore {
  site = $state.raw<Site | null>(null);
  devices = new SvelteMap<string, Device>();
  loaded = $state.raw(false);
  error = $state.raw<ApiError | null>(null);
  #watched: readonly string[] = [];

  /** All devices by name. */
  readonly list = $derived(
    [...this.devices.values()].sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true })),
  );

  /** Reads everything and follows the changes. */
  start(): void {
    live.start(
      (event) => this.#take(event),
      () => void this.refresh(),
    );
    setInterval(() => {
      if (live.connection === "live" && !document.hidden) {
        void this.refresh();
      }
    }, REFRESH);
    void this.refresh();
  }

  /** Reads site and devices again. */
  async refresh(): Promise<void> {
    try {
      const [site, devices] = await Promise.all([
        ask(api.GET("/site")),
        askAll((after) => api.GET("/devices", { params: { query: { limit: 1000, ...(after ? { after } : {}) } } })),
      ]);
      this.site = site;
      tellTimesIn(site.zone);
      const ids = new Set(devices.map((device) => device.id));
      for (const id of [...this.devices.keys()].filter((known) => !ids.has(known))) {
        this.#remove(id);
      }
      for (const device of devices) {
        this.#put(device);
      }
      this.error = null;
      this.loaded = true;
      this.#choose();
    } catch (thrown) {
      this.error = toApiError(thrown);
    }
  }

  /** Says which devices the page shows values of. */
  watch(devices: readonly string[]): void {
    this.#watched = devices;
    this.#choose();
  }

  #choose(): void {
    live.select(this.devices.size > ALL_DEVICES && this.#watched.length > 0 ? this.#watched : null);
  }

  #take(event: LiveDevice): void {
    if (event.device === null) {
      this.#remove(event.id);
    } else {
      this.#put(event.device);
    }
  }

  #put(device: Device): void {
    const known = this.devices.get(device.id);
    if (!known || JSON.stringify(known) !== JSON.stringify(device)) {
      this.devices.set(device.id, device);
    }
  }

  #remove(id: string): void {
    this.devices.delete(id);
    forget(id);
  }
}

export const site = new SiteStore();

/** In the place of a load: the device itself. */
export const NO_LOAD = "-";

/** What people call a load. */
export function loadName(load: Load): string {
  return load.name === "" ? t("load.unnamed", { key: load.key }) : load.name;
}

/** The load that a device's page begins with. */
export function firstLoad(device: Device): string {
  return device.loads[0]?.key ?? NO_LOAD;
}

/** Worst first, for lists of what needs care. */
export const STATE_ORDER: Record<DeviceState, number> = { OFFLINE: 0, DEGRADED: 1, UNKNOWN: 2, ONLINE: 3 };

/** A zone, or another group, and its devices. */
export interface Zone {
  name: string;
  devices: Device[];
}

/** Devices by zone, those without one last. */
export function byZone(devices: readonly Device[]): Zone[] {
  return grouped(devices, (device) => device.zone);
}

/** Devices by the family of their product, those without a driver last. */
export function byFamily(devices: readonly Device[]): Zone[] {
  return grouped(devices, (device) => device.product?.family ?? "");
}

function grouped(devices: readonly Device[], name: (device: Device) => string): Zone[] {
  const zones = new Map<string, Device[]>();
  for (const device of devices) {
    const zone = zones.get(name(device));
    if (zone) {
      zone.push(device);
    } else {
      zones.set(name(device), [device]);
    }
  }
  return [...zones]
    .map(([name, members]) => ({ name, devices: members }))
    .sort(
      (a, b) =>
        Number(a.name === "") - Number(b.name === "") || a.name.localeCompare(b.name, undefined, { numeric: true }),
    );
}
