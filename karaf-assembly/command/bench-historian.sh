# Historian: every figure that there is a limit for, with SQLite, QuestDB, rrd4j and MapDB in the same run.
# shellcheck shell=bash disable=SC2154

bench_historian() {
  local classes place broken=0
  classes=$(classpath bundles/runtime/historian) || return
  mkdir -p "$top/target"
  place=$(mktemp -d "$top/target/historian-bench-XXXXXX") || return
  java -Xmx1g -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -cp "$classes" \
    io.busbar.historian.bench.HistorianBenchmark "$place" ${BENCH_QUICK:+--quick} || broken=1
  rm -rf "$place"
  return "$broken"
}
