import type english from "./en.json";

/** Key of a text. */
export type Key = keyof typeof english;
/** A language that the console speaks. */
export type Language = "en" | "fr";
type Parameters = Record<string, string | number>;
type Texts = Record<string, string | ((parameters: Parameters) => string)>;

/** Languages with the name that their speakers give them. */
export const LANGUAGES: readonly { code: Language; name: string }[] = [
  { code: "en", name: "English" },
  { code: "fr", name: "Français" },
];

const loaders: Record<Language, () => Promise<{ default: Texts }>> = {
  en: () => import("./en.json?messages"),
  fr: () => import("./fr.json?messages"),
};

let current = $state.raw<{ code: Language; texts: Texts }>({ code: "en", texts: {} });

/** The language of the page. */
export function language(): Language {
  return current.code;
}

/** The locale for numbers and dates. */
export function locale(): string {
  return current.code === "fr" ? "fr-FR" : "en-GB";
}

/** Loads a language and shows the page in it. */
export async function speak(code: Language): Promise<void> {
  const { default: texts } = await loaders[code]();
  current = { code, texts };
  document.documentElement.lang = code;
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
