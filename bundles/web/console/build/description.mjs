/** The description of the REST interface, put together from its files as the gateway does it. Run by itself, writes the client's types. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";

const FOLDER = new URL("../../rest/src/main/resources/io/busbar/rest/openapi/", import.meta.url);
const TYPES = new URL("../target/types/schema.d.ts", import.meta.url);

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

function merge(into, from, where) {
  for (const [key, value] of Object.entries(from)) {
    const place = `${where}/${key}`;
    if (!(key in into)) {
      into[key] = value;
    } else if (isObject(into[key]) && isObject(value) && place.split("/").length <= 4) {
      merge(into[key], value, place);
    } else if (Array.isArray(into[key]) && Array.isArray(value)) {
      into[key].push(...value);
    } else {
      throw new Error(`${place} stands twice in the description of the interface`);
    }
  }
  return into;
}

/** The whole description. */
export function description() {
  return readdirSync(FOLDER)
    .sort()
    .map((file) => JSON.parse(readFileSync(new URL(file, FOLDER), "utf8")))
    .reduce((whole, part) => merge(whole, part, ""), {});
}

/** Writes the types of the client. */
export async function writeTypes() {
  const { default: openapi, astToString } = await import("openapi-typescript");
  mkdirSync(new URL(".", TYPES), { recursive: true });
  writeFileSync(TYPES, astToString(await openapi(description())));
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  await writeTypes();
}
