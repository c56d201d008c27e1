/** What was measured: durable, queryable, in the site's time zone where days matter. */
@Version("1.2.0")
@NullMarked
package io.busbar.gateway.history;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
