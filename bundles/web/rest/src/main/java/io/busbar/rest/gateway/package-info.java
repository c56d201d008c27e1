/** The gateway itself: health, session, site, state, drivers. */
@NullMarked
package io.busbar.rest.gateway;

import org.jspecify.annotations.NullMarked;
