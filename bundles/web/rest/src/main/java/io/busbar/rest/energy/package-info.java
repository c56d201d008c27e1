/** How much energy was used. */
@NullMarked
package io.busbar.rest.energy;

import org.jspecify.annotations.NullMarked;
