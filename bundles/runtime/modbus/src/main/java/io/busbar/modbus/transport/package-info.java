/** Byte streams: TCP on Netty's shared event loops, and serial ports. */
@NullMarked
package io.busbar.modbus.transport;

import org.jspecify.annotations.NullMarked;
