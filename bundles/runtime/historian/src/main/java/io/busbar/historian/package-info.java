/** The embedded historian: the store and the storage plan as services. */
@NullMarked
package io.busbar.historian;

import org.jspecify.annotations.NullMarked;
