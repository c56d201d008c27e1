import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { description } from "../../../../build/description.mjs";
import { compile, expression, parameters } from "../../../../build/messages.mjs";

const I18N = new URL("../../../main/web/i18n/", import.meta.url);
/** Every language that there is: a folder each. */
const languages = readdirSync(I18N, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
const areas = (language) => {
  const folder = new URL(`${language}/`, I18N);
  return readdirSync(folder)
    .sort()
    .map((file) => [file, JSON.parse(readFileSync(new URL(file, folder), "utf8"))]);
};
const texts = (language) => Object.assign({}, ...areas(language).map(([, keys]) => keys));
const en = texts("en");
const fr = texts("fr");

describe("the texts of the page", () => {
  it("stand in the same areas in all languages, each in one only", () => {
    const keys = (language) => areas(language).map(([file, found]) => [file, Object.keys(found)]);
    expect(languages).toEqual(expect.arrayContaining(["en", "fr"]));
    for (const language of languages) {
      expect(keys(language), language).toEqual(keys("en"));
    }
    const all = areas("en").flatMap(([, found]) => Object.keys(found));
    expect(all.filter((key, index) => all.indexOf(key) !== index)).toEqual([]);
  });

  it("tell what each function on the home page is for", () => {
    const pages = readFileSync(new URL("../app/pages.ts", I18N), "utf8");
    const functions = [...pages.matchAll(/id: "([a-z]+)",\s*title: "[^"]+",\s*place: "banner"/g)].map(([, id]) => id);
    expect(functions).toContain("monitor");
    expect(functions.filter((id) => !en[`tile.${id}`])).toEqual([]);
  });

  it("have the same parameters in all languages, and none is empty", () => {
    for (const language of languages) {
      const all = texts(language);
      for (const key of Object.keys(en)) {
        expect([language, key, parameters(all[key])]).toEqual([language, key, parameters(en[key])]);
        expect(all[key], `${language} ${key}`).not.toBe("");
      }
    }
  });

  it("use French punctuation in French", () => {
    for (const key of Object.keys(en)) {
      expect(fr[key], key).not.toMatch(/[^\u00a0\s] [;:?!»]|'/);
    }
  });

  it("are all there for every state, quality and detail of the interface", () => {
    const schema = description().components.schemas;
    const families = {
      DeviceState: "state.",
      LineState: "state.",
      HealthStatus: "state.",
      DeviceDetail: "detail.",
      Quality: "quality.",
      MapStatus: "map.",
      Step: "step.",
      Profile: "profile.",
      LineKind: "line.kind.",
      HistorianState: "historian.",
      LogLevel: "log.level.",
    };
    for (const [schemaName, prefix] of Object.entries(families)) {
      for (const value of schema[schemaName]?.enum ?? []) {
        expect(en, `${schemaName} ${value}`).toHaveProperty([prefix + value]);
      }
    }
  });

  it("are all used", () => {
    const root = new URL("../../../main/web/", import.meta.url);
    const sources = readdirSync(root, { recursive: true, encoding: "utf8" })
      .filter((file) => /\.(svelte|ts)$/.test(file))
      .map((file) => readFileSync(new URL(file, root), "utf8"))
      .join("\n");
    const prefixes = [...sources.matchAll(/t\(\s*`([a-z.]+)\$\{/g)].map((match) => match[1]);
    const unused = Object.keys(en).filter(
      (key) => !sources.includes(`"${key}"`) && !prefixes.some((prefix) => key.startsWith(prefix)),
    );
    expect(unused).toEqual([]);
  });
});

describe("the compiler of texts", () => {
  it("keeps plain texts plain", () => {
    expect(expression('say "hi"')).toBe('"say \\"hi\\""');
  });

  it("puts parameters in", () => {
    expect(expression("{n} of {all}")).toBe('(p)=>p.n+" of "+p.all');
  });

  it("chooses the form of the language", async () => {
    const load = async (language, text) =>
      (await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(compile(language, { k: text }))}`))
        .default.k;
    const french = await load("fr", "{n:# départ|# départs}");
    const english = await load("en", "{n:# load|# loads}");
    expect([0, 1, 2].map((n) => french({ n }))).toEqual(["0 départ", "1 départ", "2 départs"]);
    expect([0, 1, 2].map((n) => english({ n }))).toEqual(["0 loads", "1 load", "2 loads"]);
  });
});
