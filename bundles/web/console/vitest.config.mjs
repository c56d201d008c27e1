import { defineConfig, mergeConfig } from "vitest/config";
import base from "./vite.config.mjs";

export default mergeConfig(
  base,
  defineConfig({
    root: ".",
    resolve: { conditions: ["browser"] },
    test: {
      include: ["src/test/web/unit/**/*.test.{ts,mjs}"],
      reporters: [
        "default",
        ["junit", { outputFile: "target/surefire-reports/TEST-console-page.xml", suiteName: "console page" }],
      ],
    },
  }),
);
