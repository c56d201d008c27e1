# The interface: a year of fifty loads, thirty million samples, asked for over HTTP from the real store.
# shellcheck shell=bash

bench_rest() {
  local classes data status
  classes=$(classpath bundles/web/rest) || return
  data=$(mktemp -d) || return
  java -Xmx512m -cp "$classes" io.busbar.rest.bench.YearBench "$data" 50 180 40
  status=$?
  rm -rf "$data"
  return $status
}
