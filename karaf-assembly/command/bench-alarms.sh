# Alarms: a journal of a million and each filter over it; ten thousand active at once while a hundred flap for ten minutes.
# shellcheck shell=bash

bench_alarms() {
  local classes data status
  classes=$(classpath bundles/runtime/alarms) || return
  data=$(mktemp -d) || return
  java -Xmx256m -cp "$classes" io.busbar.alarms.bench.AlarmBench "$data" 1000000 10000 100 600
  status=$?
  rm -rf "$data"
  return $status
}
