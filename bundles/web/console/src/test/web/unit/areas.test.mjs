import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const WEB = new URL("../../../main/web/", import.meta.url).pathname;
const CORE = "core";
/** What every page but the first has besides. */
const COMMON = "common";
const FIRST = "$/pages/home/Home.svelte";

/** The area of every key. */
const areaOf = new Map(
  readdirSync(`${WEB}i18n/en`).flatMap((file) =>
    Object.keys(JSON.parse(readFileSync(`${WEB}i18n/en/${file}`, "utf8"))).map((key) => [
      key,
      file.replace(".json", ""),
    ]),
  ),
);

function resolve(from, name) {
  const base = name.startsWith("$/") ? WEB + name.slice(2) : new URL(name, `file://${from}`).pathname;
  return [base, `${base}.ts`, `${base}.svelte.ts`].find((file) => /\.(ts|svelte)$/.test(file) && existsSync(file));
}

/** A file and all that it imports at once; what is fetched when it is needed brings its own texts. */
function closure(file, found = new Set()) {
  if (file && !found.has(file)) {
    found.add(file);
    const text = readFileSync(file, "utf8");
    for (const [, name] of text.matchAll(/^(?:import|export)\b(?! type)[^;]*? from "((?:\$\/|\.)[^"]+)"/gm)) {
      closure(resolve(file, name), found);
    }
  }
  return found;
}

/** Keys that a text names, whole or by how they begin. */
function keysIn(text) {
  const whole = [...text.matchAll(/"([a-z][\w.]*)"/gi)].map((match) => match[1]).filter((key) => areaOf.has(key));
  const begins = [...text.matchAll(/\bt\(\s*`([a-z][a-z.]*\.)\$\{/g)].map((match) => match[1]);
  return [...whole, ...[...areaOf.keys()].filter((key) => begins.some((begin) => key.startsWith(begin)))];
}

/** The pages and sections as they are registered: their code, and the texts that are there when they are shown. */
function pages() {
  const registry = readFileSync(`${WEB}app/pages.ts`, "utf8");
  const found = [...registry.matchAll(/\{[^{}]*?loader: \(\) => import\("([^"]+)"\)[^{}]*\}/g)].map(
    ([entry, file]) => ({
      file,
      texts: [
        ...(file === FIRST ? [CORE] : [CORE, COMMON]),
        ...[...entry.matchAll(/texts: "(\w+)"/g)].map((match) => match[1]),
      ],
    }),
  );
  for (const file of readdirSync(`${WEB}app/areas`)) {
    const area = file.replace(".ts", "");
    const own = new RegExp(`id: "${area}",[^{}]*?texts: "(\\w+)"`).exec(registry)?.[1];
    const text = readFileSync(`${WEB}app/areas/${file}`, "utf8");
    for (const [entry, name] of text.matchAll(/\{[^{}]*?loader: \(\) => import\("([^"]+)"\)[^{}]*\}/g)) {
      const texts = [...entry.matchAll(/texts: "(\w+)"/g)].map((match) => match[1]);
      found.push({ file: name, texts: [CORE, COMMON, ...texts, ...(own ? [own] : [])] });
    }
  }
  return found;
}

/** Parts that may be on any page bring texts of their own: whoever shows one learns them before. */
const LEARNT = [{ part: /frame\/(Entrance|SignIn|NewPassword|LanguageChoice)\.svelte$/, area: "access" }];

describe("a page", () => {
  it.each(pages())("$file finds all its texts in $texts", ({ file, texts }) => {
    const missing = [...closure(resolve("", file))]
      .filter((one) => !LEARNT.some(({ part }) => part.test(one)))
      .flatMap((one) =>
        keysIn(readFileSync(one, "utf8")).map((key) => `${areaOf.get(key)}: ${key} in ${one.slice(WEB.length)}`),
      )
      .filter((line) => !texts.includes(line.split(":")[0]));
    expect([...new Set(missing)]).toEqual([]);
  });

  it("learns what the parts that it shows need", () => {
    const files = readdirSync(WEB, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".svelte"));
    const careless = files.filter((file) => {
      const text = readFileSync(WEB + file, "utf8");
      return LEARNT.some(
        ({ part, area }) =>
          !part.test(file) &&
          [...text.matchAll(/^import (?!type)[^;]*? from "([^"]+)"/gm)].some(([, name]) =>
            part.test(name.replace("./", "frame/")),
          ) &&
          !text.includes(`learn("${area}")`),
      );
    });
    expect(careless).toEqual([]);
  });

  it("that comes first, and the frame, learn what is fetched later needs", () => {
    const first = new Set([...closure(`${WEB}main.ts`), ...closure(resolve("", FIRST))]);
    const missing = [];
    for (const file of first) {
      const text = readFileSync(file, "utf8");
      const learnt = (of) => [...of.matchAll(/learn\("(\w+)"\)/g)].map((match) => match[1]);
      // The pages themselves have tests of their own.
      const later = file.endsWith("/app/pages.ts") ? [] : [...text.matchAll(/[^.]import\("([^"]+)"\)/g)];
      for (const one of later.flatMap(([, name]) => [...closure(resolve(file, name))])) {
        const code = readFileSync(one, "utf8");
        const texts = [CORE, ...learnt(text), ...learnt(code)];
        missing.push(...keysIn(code).filter((key) => !texts.includes(areaOf.get(key))));
      }
    }
    expect([...new Set(missing)]).toEqual([]);
  });

  it("and the frame around it find theirs in the core", () => {
    const missing = [...closure(`${WEB}main.ts`)].flatMap((one) =>
      keysIn(readFileSync(one, "utf8")).filter((key) => areaOf.get(key) !== CORE),
    );
    expect([...new Set(missing)]).toEqual([]);
  });
});
