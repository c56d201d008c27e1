/**
 * Vite plugin: an icon of Lucide as what we draw of it, fixed shapes in an SVG of some size. The package's own component takes every
 * attribute that there is, and the first page would carry the code for that.
 */
const ICON = /\/node_modules\/@lucide\/svelte\/dist\/icons\/([\w-]+)\.svelte$/;

/** Source of a component from that of the package's. */
export function icon(source) {
  const { node } = JSON.parse(/const iconData = (\{.*\});/.exec(source)?.[1] ?? "{}");
  if (!node) {
    throw new Error("This version of Lucide writes its icons in another way; build/icons.mjs must follow.");
  }
  const shapes = node.map(
    ([tag, attributes]) =>
      `<${tag}${Object.entries(attributes)
        .map(([name, value]) => ` ${name}="${value}"`)
        .join("")} />`,
  );
  return [
    "<script>const { size = 24 } = $props();</script>",
    '<svg width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2"',
    ` stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${shapes.join("")}</svg>`,
  ].join("");
}

export function icons() {
  return {
    name: "busbar-icons",
    enforce: "pre",
    async load(id) {
      if (!ICON.test(id)) {
        return null;
      }
      const { readFile } = await import("node:fs/promises");
      return { code: icon(await readFile(id, "utf8")), map: null };
    },
  };
}
