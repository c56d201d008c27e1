import type { Section } from "../pages";

/** The pages of the configuration, at `/config/<id>`. */
export const config: readonly Section[] = [
  {
    id: "storage",
    title: "storage.title",
    texts: "storage",
    needs: "DIAGNOSE",
    loader: () => import("$/pages/storage/StoragePlan.svelte"),
  },
];
