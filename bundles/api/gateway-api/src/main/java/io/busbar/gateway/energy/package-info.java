/** How much energy was used, by whom and for what. */
@Version("1.0.0")
@NullMarked
package io.busbar.gateway.energy;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
