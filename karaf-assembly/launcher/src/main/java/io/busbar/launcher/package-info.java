/** Prepares a data directory, starts Karaf on it, says when the gateway is ready, opens its shell. */
@NullMarked
package io.busbar.launcher;

import org.jspecify.annotations.NullMarked;
