/** Simulated devices: the registers of a product's map, filled with what a simulated site measures, behind real Modbus TCP. */
@Version("1.0.0")
@NullMarked
package io.busbar.simulator;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
