/**
 * Compiles the message files of the console: a text without parameters stays a string, one with parameters becomes a function.
 * `{name}` is a parameter; `{n:one|many}` chooses a form by the plural rules of the language, with `#` for the number.
 */

const PARAMETER = /\{(\w+)(?::([^{}|]*)\|([^{}|]*))?\}/g;

/** Names of the parameters of a text, sorted. */
export function parameters(text) {
  return [...new Set([...text.matchAll(PARAMETER)].map((match) => match[1]))].sort();
}

/** Source of an expression for this text. */
export function expression(text) {
  if (!text.match(PARAMETER)) {
    return JSON.stringify(text);
  }
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(PARAMETER)) {
    parts.push(JSON.stringify(text.slice(end, match.index)));
    const [whole, name, one, many] = match;
    parts.push(one === undefined ? `p.${name}` : `plural(p.${name},${JSON.stringify(one)},${JSON.stringify(many)})`);
    end = match.index + whole.length;
  }
  parts.push(JSON.stringify(text.slice(end)));
  return `(p)=>${parts.filter((part) => part !== '""').join("+")}`;
}

/** Source of a module that exports the texts of one language. */
export function compile(language, texts) {
  const lines = Object.entries(texts).map(([key, text]) => `${JSON.stringify(key)}:${expression(text)}`);
  return [
    `const rules=new Intl.PluralRules(${JSON.stringify(language)});`,
    `const number=new Intl.NumberFormat(${JSON.stringify(language)});`,
    `const plural=(n,one,many)=>(rules.select(n)==="one"?one:many).replaceAll("#",number.format(n));`,
    `void plural;`,
    `export default {${lines.join(",\n")}};`,
  ].join("\n");
}

/** Vite plugin: `import("./fr/core.json?messages")`. */
export function messages() {
  return {
    name: "busbar-messages",
    enforce: "pre",
    async load(id) {
      const match = /\/(\w+)\/\w+\.json\?messages$/.exec(id);
      if (!match) {
        return null;
      }
      const { readFile } = await import("node:fs/promises");
      const file = id.slice(0, -"?messages".length);
      this.addWatchFile(file);
      const code = compile(match[1], JSON.parse(await readFile(file, "utf8")));
      return { code, map: null, moduleType: "js" };
    },
  };
}
