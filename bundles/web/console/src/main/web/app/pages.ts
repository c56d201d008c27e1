import type { Component } from "svelte";
import type { Key } from "$/i18n/index.svelte";

type Loader = () => Promise<{ default: Component }>;

/** A function of the console: its place in the banner, its address, its page. */
export interface Page {
  id: string;
  title: Key;
  loader: Loader;
}

/** Every page by the first part of its address. A new function is a new line here. */
export const PAGES: readonly Page[] = [
  { id: "", title: "home.title", loader: () => import("$/pages/home/Home.svelte") },
  { id: "monitor", title: "monitor.title", loader: () => import("$/pages/monitor/Monitor.svelte") },
  { id: "history", title: "history.title", loader: () => import("$/pages/history/History.svelte") },
  { id: "diagnostics", title: "diagnostics.title", loader: () => import("$/pages/diagnostics/Diagnostics.svelte") },
];

const MISSING: Page = { id: "missing", title: "missing.title", loader: () => import("$/pages/Missing.svelte") };
const loaded = new Map<string, Component>();

/** The page at an address. */
export function pageAt(first: string | undefined): Page {
  return PAGES.find((page) => page.id === (first ?? "")) ?? MISSING;
}

/** The component of a page if its code is here already. */
export function ready(page: Page): Component | undefined {
  return loaded.get(page.id);
}

/** Fetches the code of a page. */
export async function fetchPage(page: Page): Promise<Component> {
  const { default: component } = await page.loader();
  loaded.set(page.id, component);
  return component;
}

/** Fetches the other pages when there is nothing better to do, so that going there is immediate and survives a lost connection. */
export function fetchOthers(): void {
  const idle = window.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 2000));
  idle(() => {
    for (const page of PAGES) {
      if (!loaded.has(page.id)) {
        // A failed fetch is repeated, and reported, when the page is opened.
        fetchPage(page).catch(() => undefined);
      }
    }
  });
}
