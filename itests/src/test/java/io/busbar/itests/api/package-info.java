/** What the build holds against the sources and archives of the contracts, and of the distribution. */
@NullMarked
package io.busbar.itests.api;

import org.jspecify.annotations.NullMarked;
