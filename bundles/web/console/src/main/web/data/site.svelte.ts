import { api, ask, askAll } from "$/api/client";
import { type ApiError, toApiError } from "$/api/problem";
import type { Device, DeviceState, Load, Site } from "$/api/types";
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
  /** All devices by id; another map whenever one of them has changed. */
  devices = $state.raw<ReadonlyMap<string, Device>>(new Map());
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
      ({ id, device }) => (device === null ? this.#take([], [id]) : this.#take([device], [])),
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
      this.#take(
        devices,
        [...this.devices.keys()].filter((id) => !ids.has(id)),
      );
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

  #take(devices: readonly Device[], removed: readonly string[]): void {
    const changed = devices.filter((device) => JSON.stringify(this.devices.get(device.id)) !== JSON.stringify(device));
    if (changed.length + removed.length > 0) {
      const next = new Map(this.devices);
      for (const device of changed) {
        next.set(device.id, device);
      }
      for (const id of removed) {
        next.delete(id);
        forget(id);
      }
      this.devices = next;
    }
  }
}

export const site = new SiteStore();

/** In the place of a load: the device itself. */
export const NO_LOAD = "-";

/** What people call a load. */
export function loadName(load: Pick<Load, "key" | "name">): string {
  return load.name === "" ? t("load.unnamed", { key: load.key }) : load.name;
}

/** The load that a device's page begins with. */
export function firstLoad(device: Device): string {
  return device.loads[0]?.key ?? NO_LOAD;
}

/** Worst first, for lists of what needs care. */
export const STATE_ORDER: Record<DeviceState, number> = { OFFLINE: 0, DEGRADED: 1, UNKNOWN: 2, ONLINE: 3 };
