/** Modbus messages on the wire: PLC4X's message classes inside our own framing. */
@NullMarked
package io.busbar.modbus.frame;

import org.jspecify.annotations.NullMarked;
