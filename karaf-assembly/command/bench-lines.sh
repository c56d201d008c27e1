# Lines: reading, decoding and storing against other Modbus clients in the same run, and fleets of devices.
# shellcheck shell=bash

bench_lines() {
  local classes
  classes=$(classpath bundles/runtime/modbus) || return
  java -cp "$classes" io.busbar.modbus.bench.ReadBench 50 3 3
  java -cp "$classes" io.busbar.modbus.bench.ReadBench 1 3 3
  java -cp "$classes" io.busbar.modbus.bench.FleetBench 1000 1 1000 20
  java -cp "$classes" io.busbar.modbus.bench.FleetBench 10000 10 10000 30
}
