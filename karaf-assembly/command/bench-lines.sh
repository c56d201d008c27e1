# Lines: reading, decoding and storing against other Modbus clients in the same run, fleets of devices, and units that do not answer.
# shellcheck shell=bash disable=SC2154

bench_lines() {
  local classes source=$top/bundles/runtime/modbus/src/test/c/libmodbus_read.c
  classes=$(classpath bundles/runtime/modbus) || return
  java -cp "$classes" io.busbar.modbus.bench.ReadBench 50 3 3 "$source" || return
  java -cp "$classes" io.busbar.modbus.bench.ReadBench 1 3 3 "$source" || return
  java -cp "$classes" io.busbar.modbus.bench.FleetBench 1000 1 1000 20 || return
  java -cp "$classes" io.busbar.modbus.bench.FleetBench 10000 10 10000 30 || return
  java -cp "$classes" io.busbar.modbus.bench.GatewayBench silent 60 || return
  java -cp "$classes" io.busbar.modbus.bench.GatewayBench dead || return
  java -cp "$classes" io.busbar.modbus.bench.GatewayBench cycle
}
