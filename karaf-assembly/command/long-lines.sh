# Lines: a unit that is silent for long, a hundred thousand faults on real sockets, fuzzing of the frame decoders, a fleet for a while.
# shellcheck shell=bash disable=SC2154

# fuzz NAME: ten minutes of it; how many inputs it tried
fuzz() {
  local log=$top/target/long-fuzz-$1.log runs
  JAZZER_FUZZ=1 mvn -B -ntp -f "$top/bundles/runtime/modbus/pom.xml" test -Plong -Dtest="FrameFuzzTest#$1" \
    -Dspotless.apply.skip=true -Dspotless.check.skip=true >"$log" 2>&1 || { cat "$log"; return 1; }
  runs=$(sed -nE 's/.*(stat::number_of_executed_units:|Done) +([0-9]+).*/\2/p' "$log" | tail -n 1)
  figure "fuzzing for 10 minutes, no exception escapes: inputs" "$1" "${runs:-0}" ""
}

long_lines() {
  local classes faults=50000
  classes=$(classpath bundles/runtime/modbus) || return
  java -cp "$classes" io.busbar.modbus.bench.GatewayBench silent 900 || return
  java -cp "$classes" io.busbar.modbus.bench.FleetBench 1000 1 1000 300 || return
  mvn -B -ntp -f "$top/bundles/runtime/modbus/pom.xml" test -Dtest=FaultTest -DargLine="-Dbusbar.faults=$faults" \
    -Dspotless.apply.skip=true -Dspotless.check.skip=true || return
  figure "faults on real sockets without a wrong word, a stall or a leak" "Modbus TCP" "$faults" ""
  figure "faults on real sockets without a wrong word, a stall or a leak" "RTU over TCP" "$faults" ""
  fuzz modbusTcp || return
  fuzz rtu
}
