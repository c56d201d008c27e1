/** The devices of the site: what they are, where they are, how they fare. */
@Version("1.4.0")
@NullMarked
package io.busbar.gateway.devices;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
