/** What somebody prefers in this browser: kept there, never sent. */
export type Theme = "auto" | "light" | "dark";

interface Stored {
  theme: Theme;
  contrast: boolean;
  language: string | null;
  banner: boolean;
  panel: boolean;
  /** How the perimeter is laid out. */
  view: "zone" | "family" | "usage" | "fluid";
  closed: string[];
  incomer: string | null;
  /** By table, the columns of which the opposite of what it begins with is wanted. */
  columns: Readonly<Record<string, readonly string[]>>;
  /** Whether a session was ever opened in this browser. */
  session: boolean;
}

const KEY = "busbar.preferences";
const DEFAULTS: Stored = {
  theme: "auto",
  contrast: false,
  language: null,
  banner: true,
  panel: true,
  view: "zone",
  closed: [],
  incomer: null,
  columns: {},
  session: false,
};

const moreContrast = () => matchMedia("(prefers-contrast: more)");

function read(): Stored {
  try {
    return { ...DEFAULTS, ...(JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Stored>) };
  } catch {
    // A browser that forbids storage, or an entry that somebody else wrote: begin with the defaults.
    return { ...DEFAULTS };
  }
}

let stored = $state.raw<Stored>(read());

/** The preferences. */
export function preferences(): Readonly<Stored> {
  return stored;
}

/** Changes some preferences and keeps them. */
export function prefer(changes: Partial<Stored>): void {
  stored = { ...stored, ...changes };
  try {
    localStorage.setItem(KEY, JSON.stringify(stored));
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  applyAppearance();
}

/** Puts theme and contrast on the document. */
export function applyAppearance(): void {
  const root = document.documentElement;
  if (stored.theme === "auto") {
    root.removeAttribute("data-theme");
  } else {
    root.dataset.theme = stored.theme;
  }
  if (stored.contrast || moreContrast().matches) {
    root.dataset.contrast = "more";
  } else {
    root.removeAttribute("data-contrast");
  }
  appearance.revision += 1;
}

/** Counts changes of colours, for whatever is drawn and not styled. */
class Appearance {
  revision = $state.raw(0);
}

export const appearance = new Appearance();

/** Follows the system between light and dark and to more contrast. */
export function followSystemTheme(): void {
  moreContrast().addEventListener("change", applyAppearance);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    appearance.revision += 1;
  });
}
