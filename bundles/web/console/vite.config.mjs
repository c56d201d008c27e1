import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";
import { messages } from "./build/messages.mjs";

const gateway = process.env.BUSBAR_URL ?? "http://127.0.0.1:8080";

export default defineConfig({
  root: "src/main/web",
  publicDir: "public",
  plugins: [messages(), svelte()],
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
        // What the first page needs anyway travels in one piece: it compresses better than a dozen.
        codeSplitting: {
          groups: [
            {
              name: "core",
              test: /node_modules\/(svelte|esm-env|clsx)\/|\/web\/(api|app|format)\/|\/web\/data\/(clock|history|live|load-powers|points|resource|site)|\/web\/frame\/(AppearanceMenu|Banner|Connection|ManageMenu|ProfileMenu|Search|Workspace|frame|search)|\/web\/i18n\/index|\/web\/ui\/(Notice|Failure|Skeleton|StateBadge|Menu)/,
            },
          ],
        },
      },
    },
  },
  server: { host: "127.0.0.1", port: 18700, proxy: { "/api": { target: gateway } } },
});
