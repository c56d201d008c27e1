import type { Section } from "../pages";

/** The pages of the diagnostics, at `/diagnostics/<id>`. */
export const diagnostics: readonly Section[] = [
  { id: "general", title: "diagnostics.general", loader: () => import("$/pages/diagnostics/General.svelte") },
  { id: "devices", title: "diagnostics.devices", loader: () => import("$/pages/diagnostics/Devices.svelte") },
  { id: "lines", title: "diagnostics.lines", loader: () => import("$/pages/diagnostics/Lines.svelte") },
  { id: "drivers", title: "diagnostics.drivers", loader: () => import("$/pages/diagnostics/Drivers.svelte") },
  { id: "log", title: "diagnostics.log", loader: () => import("$/pages/diagnostics/LogPage.svelte") },
];
