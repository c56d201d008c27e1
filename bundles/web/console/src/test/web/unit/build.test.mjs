import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { first } from "../../../../build/first.mjs";
import { icon } from "../../../../build/icons.mjs";

describe("an icon", () => {
  it("is drawn as the package has it", () => {
    const source = readFileSync(
      new URL("../../../../node_modules/@lucide/svelte/dist/icons/x.svelte", import.meta.url),
      "utf8",
    );
    expect(icon(source)).toContain('aria-hidden="true"><path d="M18 6 6 18" /><path d="m6 6 12 12" /></svg>');
  });

  it("is given nothing but its size", () => {
    const web = new URL("../../../main/web/", import.meta.url);
    const more = [];
    for (const file of readdirSync(web, { recursive: true, encoding: "utf8" }).filter((one) =>
      one.endsWith(".svelte"),
    )) {
      const text = readFileSync(new URL(file, web), "utf8");
      for (const [, name] of text.matchAll(/^import (\w+) from "@lucide\/svelte\/icons\//gm)) {
        const uses = [...text.matchAll(new RegExp(`<${name} ([^>]*)/>`, "g"))].map((match) => match[1].trim());
        more.push(...uses.filter((use) => !/^size=\{\d+\} aria-hidden="true"$/.test(use)));
      }
    }
    expect(more).toEqual([]);
  });

  it("of a package written otherwise is refused", () => {
    expect(() => icon("<script>const paths = [];</script>")).toThrow("build/icons.mjs must follow");
  });
});

describe("the first piece", () => {
  it("holds what frame and home page import at once, and nothing that comes later", () => {
    const modules = {
      "/w/src/main/web/main.ts": ["/w/frame.svelte"],
      "/w/src/main/web/pages/home/Home.svelte": ["/w/card.svelte"],
      "/w/frame.svelte": ["/w/card.svelte"],
      "/w/card.svelte": ["/w/frame.svelte"],
      "/w/src/main/web/pages/cyber/Audit.svelte": ["/w/table.svelte", "/w/card.svelte"],
      "/w/table.svelte": [],
    };
    const { plugin, name } = first();
    plugin.buildEnd.call({
      getModuleIds: () => Object.keys(modules),
      getModuleInfo: (id) => ({ importedIds: modules[id] }),
    });
    expect(Object.keys(modules).filter((id) => name(id) === "core")).toEqual(Object.keys(modules).slice(0, 4));
  });
});
