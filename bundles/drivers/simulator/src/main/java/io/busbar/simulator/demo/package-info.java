/** The simulated site of the demonstration: its devices in the gateway, and its past in the history. */
@NullMarked
package io.busbar.simulator.demo;

import org.jspecify.annotations.NullMarked;
