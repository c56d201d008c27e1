/** The benchmark of the store, with its peers in the same run. */
@NullMarked
package io.busbar.historian.bench;

import org.jspecify.annotations.NullMarked;
