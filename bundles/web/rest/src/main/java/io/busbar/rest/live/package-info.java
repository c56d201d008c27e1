/** The live stream. */
@NullMarked
package io.busbar.rest.live;

import org.jspecify.annotations.NullMarked;
