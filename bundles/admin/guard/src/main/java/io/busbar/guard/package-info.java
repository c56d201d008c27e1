/** The guard: limits and rules for clients, on everything that listens. */
@NullMarked
package io.busbar.guard;

import org.jspecify.annotations.NullMarked;
