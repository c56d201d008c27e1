/** The log of the gateway, for people who look for a cause. */
@NullMarked
package io.busbar.rest.log;

import org.jspecify.annotations.NullMarked;
