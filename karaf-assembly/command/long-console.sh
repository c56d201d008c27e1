# Console: half an hour of live values on one page, for the memory.
# shellcheck shell=bash disable=SC2154

long_console() {
  (cd "$top/bundles/web/console" && node src/test/web/browser/bench.mjs --long)
}
