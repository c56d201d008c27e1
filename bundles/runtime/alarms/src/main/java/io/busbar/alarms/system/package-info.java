/** Alarms that nobody has to define: of the gateway itself, of its devices, and those that devices find themselves. */
@NullMarked
package io.busbar.alarms.system;

import org.jspecify.annotations.NullMarked;
