/** Data out of the gateway as files: what is sent, where to, when, and what has become of it. */
@Version("1.0.0")
@NullMarked
package io.busbar.gateway.exports;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
