/** The dictionary of quantities, and the points that have history. */
@NullMarked
package io.busbar.rest.values;

import org.jspecify.annotations.NullMarked;
