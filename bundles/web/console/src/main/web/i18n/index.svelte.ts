import type access from "./en/access.json";
import type alarms from "./en/alarms.json";
import type common from "./en/common.json";
import type consumption from "./en/consumption.json";
import type core from "./en/core.json";
import type cyber from "./en/cyber.json";
import type diagnostics from "./en/diagnostics.json";
import type families from "./en/families.json";
import type history from "./en/history.json";
import type loads from "./en/loads.json";
import type maps from "./en/maps.json";
import type monitor from "./en/monitor.json";
import type sources from "./en/sources.json";
import type storage from "./en/storage.json";

/**
 * The texts by area: `core` travels with the frame and the home page, `common` with every other page, each further one with the pages
 * that need it. An area is a file of each language.
 */
interface English {
  access: typeof access;
  alarms: typeof alarms;
  common: typeof common;
  consumption: typeof consumption;
  core: typeof core;
  cyber: typeof cyber;
  diagnostics: typeof diagnostics;
  families: typeof families;
  history: typeof history;
  loads: typeof loads;
  maps: typeof maps;
  monitor: typeof monitor;
  sources: typeof sources;
  storage: typeof storage;
}

/** Where texts belong. */
export type Area = keyof English;
/** Key of a text. */
export type Key = { [A in Area]: keyof English[A] }[Area];
/** A language that the console speaks. */
export type Language = "en" | "fr";
type Parameters = Record<string, string | number>;
type Texts = Record<string, string | ((parameters: Parameters) => string)>;

/** Languages with the name that their speakers give them, and where numbers and dates are written as on the page. */
export const LANGUAGES: readonly { code: Language; name: string; locale: string }[] = [
  { code: "en", name: "English", locale: "en-GB" },
  { code: "fr", name: "Français", locale: "fr-FR" },
];

const files = import.meta.glob<{ default: Texts }>("./*/*.json", { query: "?messages" });
const known = new Set<Area>(["core"]);

let current = $state.raw<{ code: Language; texts: Texts }>({ code: "en", texts: {} });

/** The language of the page. */
export function language(): Language {
  return current.code;
}

/** The locale for numbers and dates. */
export function locale(): string {
  return LANGUAGES.find((one) => one.code === current.code)?.locale ?? "en-GB";
}

async function load(code: Language, areas: Iterable<Area>): Promise<Texts> {
  const modules = await Promise.all([...areas].map((area) => files[`./${code}/${area}.json`]?.()));
  return Object.assign({}, ...modules.map((module) => module?.default));
}

/** Loads a language and shows the page in it. */
export async function speak(code: Language): Promise<void> {
  current = { code, texts: await load(code, known) };
  document.documentElement.lang = code;
}

/** Fetches the texts of an area, now and in every language spoken later. */
export async function learn(area: Area): Promise<void> {
  if (known.has(area)) {
    return;
  }
  const { code } = current;
  const texts = await load(code, [area]);
  known.add(area);
  if (current.code === code) {
    current = { code, texts: { ...current.texts, ...texts } };
  } else {
    await speak(current.code);
  }
}

/** The language to begin with: the one chosen before, else the browser's, else English. */
export function preferred(chosen: string | null, wanted: readonly string[]): Language {
  const codes = LANGUAGES.map((known) => known.code as string);
  const found = [chosen ?? "", ...wanted]
    .map((tag) => tag.slice(0, 2).toLowerCase())
    .find((tag) => codes.includes(tag));
  return (found ?? "en") as Language;
}

/** A text in the language of the page. */
export function t(key: Key, parameters: Parameters = {}): string {
  const text = current.texts[key];
  return typeof text === "function" ? text(parameters) : (text ?? key);
}
