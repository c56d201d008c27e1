/** What the site measures now: the last values, and the way samples reach whoever wants them. */
@Version("1.0.0")
@NullMarked
package io.busbar.gateway.values;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
