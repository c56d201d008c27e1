/** The address of the page: path taken apart, and the query. The one place that touches `history` and `location`. */
export interface Address {
  path: string;
  segments: readonly string[];
  query: URLSearchParams;
}

/** Takes an address apart. */
export function addressOf(pathname: string, search: string): Address {
  const segments = pathname
    .split("/")
    .filter((segment) => segment !== "")
    .map(decode);
  return { path: pathname, segments, query: new URLSearchParams(search) };
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** A path from its parts, each encoded. */
export function path(...segments: readonly string[]): string {
  return `/${segments.map(encodeURIComponent).join("/")}`;
}

let current = $state.raw<Address>(addressOf(location.pathname, location.search));

/** The address shown now. */
export function address(): Address {
  return current;
}

function read(): void {
  current = addressOf(location.pathname, location.search);
}

/** Goes to another address of the console. */
export function navigate(to: string, options: { replace?: boolean; keepFocus?: boolean } = {}): void {
  const from = location.pathname;
  if (options.replace) {
    history.replaceState(null, "", to);
  } else if (to !== location.pathname + location.search) {
    history.pushState(null, "", to);
  }
  read();
  if (!options.replace && !options.keepFocus && from !== location.pathname) {
    window.scrollTo(0, 0);
    document.getElementById("main")?.focus({ preventScroll: true });
  }
}

/** Changes parameters of the query and leaves the rest; null removes one. */
export function setQuery(changes: Record<string, string | null>, options: { replace?: boolean } = {}): void {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) {
      query.delete(name);
    } else {
      query.set(name, value);
    }
  }
  // Commas, colons and slashes may stand in a query as they are, and point ids are full of slashes.
  const text = query.toString().replaceAll("%2F", "/").replaceAll("%2C", ",").replaceAll("%3A", ":");
  navigate(location.pathname + (text === "" ? "" : `?${text}`), { ...options, keepFocus: true });
}

/** Follows the back button and the links of the page without loading it anew; returns what stops it. */
export function startRouter(): () => void {
  const follow = (event: MouseEvent) => {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    ) {
      return;
    }
    const link = (event.target as Element | null)?.closest("a");
    if (!link || link.target || link.hasAttribute("download") || link.origin !== location.origin) {
      return;
    }
    if (link.pathname.startsWith("/api/") || link.getAttribute("href")?.startsWith("#")) {
      return;
    }
    event.preventDefault();
    navigate(link.pathname + link.search);
  };
  window.addEventListener("popstate", read);
  document.addEventListener("click", follow);
  return () => {
    window.removeEventListener("popstate", read);
    document.removeEventListener("click", follow);
  };
}
