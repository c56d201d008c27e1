/**
 * What Maven runs. Builds the page only if something that it is made from has changed since the last build that succeeded, and
 * installs its tools only if the lock file has.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";

const ROOT = new URL("..", import.meta.url).pathname;
const SOURCES = [
  "src/main/web",
  "build",
  "package.json",
  "package-lock.json",
  "vite.config.mjs",
  "svelte.config.js",
  "tsconfig.json",
  "../rest/src/main/resources/io/busbar/rest/openapi",
];
const STAMP = join(ROOT, "target/console.stamp");
const TOOLS_STAMP = join(ROOT, "node_modules/.busbar-lock");
const [major, minor] = process.versions.node.split(".").map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  fail(
    `The console needs Node 20.19 or newer to be built; this is ${process.versions.node}. Update Node, or build with -Dconsole.skip.`,
  );
}

function fail(text) {
  console.error(text);
  process.exit(1);
}

function run(command, ...args) {
  const { status, error } = spawnSync(command, args, { cwd: ROOT, stdio: "inherit" });
  if (error || status !== 0) {
    fail(`${command} ${args.join(" ")} failed${error ? `: ${error.message}` : ""}`);
  }
}

function digest(paths) {
  const hash = createHash("sha256");
  const add = (path) => {
    const full = join(ROOT, path);
    hash.update(`${path}\0`).update(readFileSync(full));
  };
  for (const path of paths) {
    if (/\.\w+$/.test(path)) {
      add(path);
    } else {
      const found = readdirSync(join(ROOT, path), { recursive: true, withFileTypes: true }).filter((entry) =>
        entry.isFile(),
      );
      for (const file of found.map((entry) => relative(ROOT, join(entry.parentPath, entry.name))).sort()) {
        add(file);
      }
    }
  }
  return hash.digest("hex");
}

const read = (file) => (existsSync(file) ? readFileSync(file, "utf8") : "");

const lock = digest(["package-lock.json"]);
if (read(TOOLS_STAMP) !== lock) {
  run("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
  writeFileSync(TOOLS_STAMP, lock);
}

const sources = digest(SOURCES);
if (read(STAMP) === sources && existsSync(join(ROOT, "target/console/index.html"))) {
  console.log("The console has not changed since it was built.");
} else {
  rmSync(STAMP, { force: true });
  // Maven adds files to these and takes none away: pieces of former builds would stay in the bundle.
  rmSync(join(ROOT, "target/classes/io/busbar/console/assets"), { recursive: true, force: true });
  run("npm", "run", "--silent", "types");
  run("npm", "run", "--silent", "check");
  run("npm", "run", "--silent", "build");
  mkdirSync(join(ROOT, "target"), { recursive: true });
  writeFileSync(STAMP, sources);
}
