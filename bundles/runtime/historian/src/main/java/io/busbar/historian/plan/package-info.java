/** The storage plan: what of the samples on the bus is kept, and averaged over which period. */
@NullMarked
package io.busbar.historian.plan;

import org.jspecify.annotations.NullMarked;
