/** Energy of any period, from what counters counted. */
@NullMarked
package io.busbar.energy;

import org.jspecify.annotations.NullMarked;
