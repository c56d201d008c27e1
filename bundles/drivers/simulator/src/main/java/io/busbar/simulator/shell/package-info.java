/** The shell command of the simulated devices. */
@NullMarked
package io.busbar.simulator.shell;

import org.jspecify.annotations.NullMarked;
