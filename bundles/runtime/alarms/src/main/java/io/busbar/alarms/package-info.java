/** Alarms as services of the gateway. */
@NullMarked
package io.busbar.alarms;

import org.jspecify.annotations.NullMarked;
