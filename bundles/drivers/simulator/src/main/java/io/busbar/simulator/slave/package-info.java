/** A Modbus TCP server: endpoints, the units behind them, and faults on demand. Knows nothing of what the registers mean. */
@Version("1.0.0")
@NullMarked
package io.busbar.simulator.slave;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
