/**
 * What travels with the first page: everything that the frame and the home page import at once. It is put into one piece, which
 * compresses better than a dozen; what only other pages use stays with them, and nobody has to keep a list.
 */
const ENTRIES = [/\/src\/main\/web\/main\.ts$/, /\/src\/main\/web\/pages\/home\/Home\.svelte$/];

export function first() {
  const reached = new Set();
  return {
    /** For Vite: finds out what is reached, once everything has been read. */
    plugin: {
      name: "busbar-first",
      buildEnd() {
        const waiting = [...this.getModuleIds()].filter((id) => ENTRIES.some((entry) => entry.test(id)));
        reached.clear();
        for (const id of waiting) {
          if (!reached.has(id)) {
            reached.add(id);
            waiting.push(...(this.getModuleInfo(id)?.importedIds ?? []));
          }
        }
      },
    },
    /** For the bundler: the piece that a module goes into, or null where the bundler decides. */
    name: (id) => (reached.has(id) ? "core" : null),
  };
}
