/**
 * After the bundler: compresses what compresses, once and well, so that the gateway only hands out files; and holds the budgets of
 * first load and of every other page.
 */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const OUT = new URL("../target/console/", import.meta.url).pathname;
const COMPRESSIBLE = /\.(js|css|html|svg|json|md)$/;
const LIMIT = 60_000;

const sizes = new Map();
for (const entry of await readdir(OUT, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !COMPRESSIBLE.test(entry.name)) {
    continue;
  }
  const file = join(entry.parentPath, entry.name);
  const content = await readFile(file);
  const gzip = gzipSync(content, { level: 9 });
  const brotli = brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  sizes.set(file.slice(OUT.length), gzip.length);
  await writeFile(`${file}.gz`, gzip);
  await writeFile(`${file}.br`, brotli);
}

const manifest = JSON.parse(await readFile(join(OUT, "manifest.json"), "utf8"));

/** Every file that this chunk needs at once: its own, its style sheets, and those of its static imports. */
function files(key, found = new Set()) {
  const chunk = manifest[key];
  if (!chunk || found.has(chunk.file)) {
    return found;
  }
  found.add(chunk.file);
  for (const css of chunk.css ?? []) {
    found.add(css);
  }
  for (const imported of chunk.imports ?? []) {
    files(imported, found);
  }
  return found;
}

const weigh = (set) => [...set].reduce((sum, file) => sum + (sizes.get(file) ?? 0), 0);
const keys = Object.keys(manifest);
const language = Math.max(...keys.filter((key) => key.endsWith(".json?messages")).map((key) => weigh(files(key))));
const first = new Set([...files("index.html"), ...files("pages/home/Home.svelte")]);
const rows = [["sign-in and home", weigh(first) + language]];
for (const key of keys.filter(
  (one) => one.startsWith("pages/") && manifest[one].isDynamicEntry && !one.includes("/home/"),
)) {
  const more = new Set([...files(key)].filter((file) => !first.has(file)));
  rows.push([key.replace(/^pages\/|\.svelte$/g, ""), weigh(more)]);
}
let over = false;
if (keys.some((key) => key.includes("/gallery/"))) {
  console.error("The gallery of parts is for development and must not be in the build.");
  over = true;
}
for (const [page, bytes] of rows) {
  over ||= bytes > LIMIT;
  console.log(
    `${page.padEnd(28)} ${(bytes / 1000).toFixed(1).padStart(6)} kB gzipped${bytes > LIMIT ? `, over the budget of ${LIMIT / 1000} kB` : ""}`,
  );
}
if (over) {
  process.exitCode = 1;
}
