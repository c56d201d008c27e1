/** Drivers of whatever a site describes in its own register maps. */
@NullMarked
package io.busbar.generic;

import org.jspecify.annotations.NullMarked;
