/** What the whole gateway knows of the place it stands in. */
@Version("1.1.0")
@NullMarked
package io.busbar.gateway.site;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
