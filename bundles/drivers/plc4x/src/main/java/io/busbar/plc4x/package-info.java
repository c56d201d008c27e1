/** Driver of whatever Apache PLC4X speaks: OPC UA, S7, ADS, EtherNet/IP and others. */
@NullMarked
package io.busbar.plc4x;

import org.jspecify.annotations.NullMarked;
