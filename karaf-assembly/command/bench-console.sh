# Console: the budgets of its pages in Debian's Chromium, against a gateway with the simulated site.
# shellcheck shell=bash disable=SC2154

bench_console() {
  (cd "$top/bundles/web/console" && node src/test/web/browser/bench.mjs)
}
