import { fetchAreas, PAGES, sectionsOf } from "$/app/pages";
import { path } from "$/app/router.svelte";
import { firstLoad, loadName, site } from "$/data/site.svelte";
import { matches, plain } from "$/format/words";
import { learn, t } from "$/i18n/index.svelte";

/** Something that the search found. */
export interface Hit {
  title: string;
  detail: string;
  href: string;
}

const MOST = 12;

/** Fetches what is looked through besides the devices. */
export async function prepare(): Promise<void> {
  await Promise.all([fetchAreas(), learn("common")]);
}

/** Devices, loads and pages that fit a wish. */
export function search(wish: string): Hit[] {
  const words = plain(wish).split(/\s+/).filter(Boolean);
  if (words.length === 0) {
    return [];
  }
  const hits: Hit[] = [];
  for (const page of PAGES) {
    if (matches(t(page.title), words)) {
      hits.push({ title: t(page.title), detail: t("search.page"), href: `/${page.id}` });
    }
    for (const section of sectionsOf(page)) {
      if (matches(`${t(section.title)} ${t(page.title)}`, words)) {
        hits.push({ title: t(section.title), detail: t(page.title), href: path(page.id, section.id) });
      }
    }
  }
  for (const device of site.list) {
    if (matches(`${device.name} ${device.reference} ${device.zone} ${device.id}`, words)) {
      const detail = [device.reference, device.zone].filter(Boolean).join(" · ");
      hits.push({ title: device.name, detail, href: path("monitor", device.id, firstLoad(device)) });
    }
    for (const load of device.loads) {
      if (matches(`${loadName(load)} ${device.name} ${device.zone}`, words) && load.name !== "") {
        hits.push({
          title: loadName(load),
          detail: [device.name, device.zone].filter(Boolean).join(" · "),
          href: path("monitor", device.id, load.key),
        });
      }
    }
    if (hits.length >= MOST) {
      break;
    }
  }
  return hits.slice(0, MOST);
}
