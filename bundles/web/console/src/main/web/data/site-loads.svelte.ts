import { untrack } from "svelte";
import { api, ask, askAll } from "$/api/client";
import type { Fluid, SiteLoad, Usage } from "$/api/types";
import { Resource } from "./resource.svelte";

const PERIOD = 30_000;

/** What people have said about loads, and the words they said it with. */
export interface SiteLoads {
  loads: SiteLoad[];
  usages: Usage[];
  fluids: Fluid[];
}

export const siteLoads = new Resource<SiteLoads>();

/** Reads them, and reads them again, as long as the component that calls this wants them and is on the page. */
export function watchSiteLoads(wanted: () => boolean): void {
  $effect(() => {
    if (wanted()) {
      untrack(() => void siteLoads.load(read));
      const timer = setInterval(() => !document.hidden && void siteLoads.load(read), PERIOD);
      return () => clearInterval(timer);
    }
  });
}

async function read(signal: AbortSignal): Promise<SiteLoads> {
  const [loads, usages, fluids] = await Promise.all([
    askAll((after) => api.GET("/loads", { params: { query: { limit: 1000, ...(after ? { after } : {}) } }, signal })),
    ask(api.GET("/usages", { signal })),
    ask(api.GET("/fluids", { signal })),
  ]);
  return { loads, usages: usages.items, fluids: fluids.items };
}
