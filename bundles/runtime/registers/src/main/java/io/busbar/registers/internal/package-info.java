/** Services of the registers bundle itself. */
@NullMarked
package io.busbar.registers.internal;

import org.jspecify.annotations.NullMarked;
