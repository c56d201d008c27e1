import type { Component } from "svelte";
import type { Permission } from "$/api/types";
import { type Area, type Key, learn } from "$/i18n/index.svelte";

type Loader = () => Promise<{ default: Component }>;

/** A page within an area, at `/<area>/<id>`; what follows in the address is the page's own. */
export interface Section {
  id: string;
  title: Key;
  /** Where its texts are, if not with those that all pages share. */
  texts?: Area;
  /** What somebody must be allowed to do to see it; without it the page offers to sign in. */
  needs?: Permission;
  loader: Loader;
}

/** A function of the console, or an area of several pages: its address, its page. */
export interface Page {
  id: string;
  title: Key;
  /** Measuring functions stand in the banner; what manages the gateway is in the menu beside it. */
  place: "banner" | "menu" | "nowhere";
  /** Where its texts are, if not with those that all pages share. */
  texts?: Area;
  /** The pages of an area, in the order of its tabs: fetched with it, since the first page need not carry them all. */
  sections?: () => Promise<readonly Section[]>;
  loader: Loader;
}

const area = () => import("$/pages/area/AreaPage.svelte");

/** Every page by the first part of its address. A new function is a new line here, a page of an area one in the area's file. */
export const PAGES: readonly Page[] = [
  { id: "", title: "home.title", place: "banner", loader: () => import("$/pages/home/Home.svelte") },
  {
    id: "monitor",
    title: "monitor.title",
    place: "banner",
    texts: "monitor",
    loader: () => import("$/pages/monitor/Monitor.svelte"),
  },
  {
    id: "alarms",
    title: "alarms.title",
    place: "banner",
    texts: "alarms",
    loader: () => import("$/pages/alarms/Alarms.svelte"),
  },
  {
    id: "consumption",
    title: "consumption.title",
    place: "banner",
    texts: "consumption",
    loader: () => import("$/pages/consumption/Consumption.svelte"),
  },
  {
    id: "history",
    title: "history.title",
    place: "banner",
    texts: "history",
    loader: () => import("$/pages/history/History.svelte"),
  },
  {
    id: "diagnostics",
    title: "diagnostics.title",
    place: "banner",
    texts: "diagnostics",
    sections: async () => (await import("./areas/diagnostics")).diagnostics,
    loader: () => import("$/pages/diagnostics/Diagnostics.svelte"),
  },
  {
    id: "config",
    title: "config.title",
    place: "menu",
    sections: async () => (await import("./areas/config")).config,
    loader: area,
  },
  {
    id: "cyber",
    title: "cyber.title",
    place: "menu",
    sections: async () => (await import("./areas/cyber")).cyber,
    loader: area,
  },
  // All parts of the pages side by side, while they are worked on: `npm run dev`, then `/gallery`. No build carries it.
  ...(import.meta.env.DEV
    ? [
        {
          id: "gallery",
          title: "Parts" as Key,
          place: "nowhere" as const,
          texts: "monitor" as const,
          loader: () => import("$/pages/gallery/Gallery.svelte"),
        },
      ]
    : []),
];

const MISSING: Page = {
  id: "missing",
  title: "missing.title",
  place: "nowhere",
  loader: () => import("$/pages/Missing.svelte"),
};
const loaded = new Map<Loader, Component>();
const areas = new Map<Page, readonly Section[]>();

/** The page at an address. */
export function pageAt(first: string | undefined): Page {
  return PAGES.find((page) => page.id === (first ?? "")) ?? MISSING;
}

/** The pages of an area that has been fetched; none of any other page. */
export function sectionsOf(page: Page): readonly Section[] {
  return areas.get(page) ?? [];
}

/** The section that an address names, the first of the area where it names none; undefined where there is no such section. */
export function sectionAt(page: Page, second: string | undefined): Section | undefined {
  const sections = sectionsOf(page);
  return second === undefined ? sections[0] : sections.find((section) => section.id === second);
}

/** Fetches what areas consist of, for those who look through all of them. */
export async function fetchAreas(): Promise<void> {
  await Promise.all(PAGES.map(fetchSections));
}

async function fetchSections(page: Page): Promise<void> {
  if (page.sections && !areas.has(page)) {
    areas.set(page, await page.sections());
  }
}

/** The component of a page or section if its code is here already. */
export function ready(page: Page | Section): Component | undefined {
  return loaded.get(page.loader);
}

/** Fetches the code and the texts of a page or section. */
export async function fetchPage(page: Page | Section): Promise<Component> {
  const [{ default: component }] = await Promise.all([
    page.loader(),
    "place" in page && fetchSections(page),
    page.id !== "" && learn("common"),
    page.texts && learn(page.texts),
  ]);
  loaded.set(page.loader, component);
  return component;
}

/** Fetches the pages of the banner when there is nothing better to do, so that going there is immediate and survives a lost connection. */
export function fetchOthers(): void {
  const idle = window.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 2000));
  idle(() => {
    for (const page of PAGES) {
      if (page.place === "banner" && !ready(page)) {
        // A failed fetch is repeated, and reported, when the page is opened.
        fetchPage(page).catch(() => undefined);
      }
    }
  });
}
