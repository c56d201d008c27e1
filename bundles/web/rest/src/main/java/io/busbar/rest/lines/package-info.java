/** The lines. */
@NullMarked
package io.busbar.rest.lines;

import org.jspecify.annotations.NullMarked;
