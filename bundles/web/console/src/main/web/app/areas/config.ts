import type { Section } from "../pages";

/** The pages of the configuration, at `/config/<id>`. */
export const config: readonly Section[] = [
  {
    id: "sources",
    title: "sources.title",
    texts: "sources",
    needs: "CONFIGURE",
    loader: () => import("$/pages/config/Sources.svelte"),
  },
  {
    id: "detection",
    title: "detection.title",
    texts: "sources",
    needs: "CONFIGURE",
    loader: () => import("$/pages/config/Detection.svelte"),
  },
  {
    id: "loads",
    title: "loads.title",
    texts: "loads",
    needs: "CONFIGURE",
    loader: () => import("$/pages/config/loads/Loads.svelte"),
  },
  {
    id: "usages",
    title: "usages.title",
    texts: "loads",
    needs: "CONFIGURE",
    loader: () => import("$/pages/config/loads/Usages.svelte"),
  },
  {
    id: "maps",
    title: "registers.title",
    texts: "maps",
    needs: "CONFIGURE",
    loader: () => import("$/pages/config/maps/Maps.svelte"),
  },
  {
    id: "storage",
    title: "storage.title",
    texts: "storage",
    needs: "DIAGNOSE",
    loader: () => import("$/pages/storage/StoragePlan.svelte"),
  },
];
