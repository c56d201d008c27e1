/** Benchmarks, run by hand; see docs/modbus.md. */
@NullMarked
package io.busbar.modbus.bench;

import org.jspecify.annotations.NullMarked;
