/** Alarms and events: what is going on, what went on, and what people decided about it. */
@Version("1.0.0")
@NullMarked
package io.busbar.gateway.alarms;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
