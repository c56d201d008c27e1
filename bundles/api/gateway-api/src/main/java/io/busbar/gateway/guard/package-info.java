/** Which clients may reach the gateway, and how much they may ask of it. */
@Version("1.0.0")
@NullMarked
package io.busbar.gateway.guard;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
