/** Modbus lines as a service of the gateway. */
@NullMarked
package io.busbar.modbus;

import org.jspecify.annotations.NullMarked;
