/** Collects the cases of the suite, runs them one after the other, and writes what came of it as JUnit XML. */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

const LIMIT = 240_000;
const cases = [];

/** Declares a case; a failed one does not keep the next from running. */
export function test(name, body) {
  cases.push({ name, body });
}

/** Runs the cases whose names contain a wish; true if none failed. */
export async function runAll(context, file, wish = "") {
  const results = [];
  for (const { name, body } of cases.filter((one) => one.name.includes(wish))) {
    const begun = performance.now();
    let failure = null;
    let timer;
    try {
      await Promise.race([
        body(context),
        new Promise((_, reject) => {
          timer = setTimeout(() => reject(new Error(`not done after ${LIMIT / 1000} s`)), LIMIT);
        }),
      ]);
    } catch (thrown) {
      failure = thrown;
    } finally {
      clearTimeout(timer);
      await context.closePages();
    }
    const seconds = (performance.now() - begun) / 1000;
    results.push({ name, seconds, failure });
    console.log(`${failure ? "FAILED" : "passed"}  ${seconds.toFixed(1).padStart(5)} s  ${name}`);
    if (failure) {
      console.log(String(failure.stack ?? failure).replace(/^/gm, "        "));
    }
  }
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, xml(results));
  const failed = results.filter((result) => result.failure).length;
  console.log(`${results.length - failed} passed, ${failed} failed`);
  return failed === 0;
}

function xml(results) {
  const escaped = (text) =>
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML allows none of them, not even escaped
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "")
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;");
  const failed = results.filter((result) => result.failure).length;
  const seconds = results.reduce((sum, result) => sum + result.seconds, 0);
  const body = results.map(({ name, seconds, failure }) => {
    const open = `  <testcase classname="console.browser" name="${escaped(name)}" time="${seconds.toFixed(3)}"`;
    return failure
      ? `${open}>\n    <failure message="${escaped(String(failure.message ?? failure).slice(0, 500))}">${escaped(String(failure.stack ?? failure))}</failure>\n  </testcase>`
      : `${open}/>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuite name="console in the browser" tests="${results.length}" failures="${failed}" errors="0" skipped="0" time="${seconds.toFixed(3)}">`,
    ...body,
    "</testsuite>",
    "",
  ].join("\n");
}

/** Fails unless the condition holds. */
export function check(condition, message) {
  if (!condition) {
    throw new Error(message);
  }
}

/** Fails unless both are the same, by their JSON. */
export function same(actual, expected, what) {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  check(a === b, `${what}: ${a} instead of ${b}`);
}
