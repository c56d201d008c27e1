/** The way of samples: from whoever read them to the last values and to every sink. */
@NullMarked
package io.busbar.engine.bus;

import org.jspecify.annotations.NullMarked;
