/** Slaves for tests: honest ones and wicked ones. */
@NullMarked
package io.busbar.modbus.slave;

import org.jspecify.annotations.NullMarked;
