# The interface: a year of fifty loads, and of twenty by the minute, thirty million samples each, asked for over HTTP from the real store.
# shellcheck shell=bash

bench_rest() {
  local classes data site broken=0
  classes=$(classpath bundles/web/rest) || return
  for site in "50 180" "20 60"; do
    data=$(mktemp -d) || return
    # shellcheck disable=SC2086 # how many loads, and seconds between two values
    java -Xmx512m -cp "$classes" io.busbar.rest.bench.YearBench "$data" $site 40 || broken=1
    rm -rf "$data"
  done
  return "$broken"
}
