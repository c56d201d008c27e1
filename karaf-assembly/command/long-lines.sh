# Lines: fuzzing of the frame decoders, ten thousand faults on real sockets, silent units in real time.
# shellcheck shell=bash

long_lines() {
  local classes
  classes=$(classpath bundles/runtime/modbus) || return
  java -cp "$classes" io.busbar.modbus.bench.FleetBench 1000 1 1000 120
}
