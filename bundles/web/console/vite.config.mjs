import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";
import { first } from "./build/first.mjs";
import { icons } from "./build/icons.mjs";
import { messages } from "./build/messages.mjs";

const start = first();
const gateway = process.env.BUSBAR_URL ?? "http://127.0.0.1:8080";

export default defineConfig({
  root: "src/main/web",
  publicDir: "public",
  plugins: [
    messages(),
    icons(),
    start.plugin,
    svelte({ configFile: new URL("./svelte.config.js", import.meta.url).pathname }),
  ],
  resolve: { alias: { $: new URL("./src/main/web", import.meta.url).pathname } },
  build: {
    outDir: "../../../target/console",
    emptyOutDir: true,
    target: ["chrome123", "edge123", "firefox128", "safari18"],
    manifest: "manifest.json",
    license: { fileName: "licences.md" },
    modulePreload: { polyfill: false },
    // A data URI would be another thing for the content security policy to allow.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: start.name, debugName: "core" }] },
      },
    },
  },
  server: { host: "127.0.0.1", port: 18700, proxy: { "/api": { target: gateway } } },
});
