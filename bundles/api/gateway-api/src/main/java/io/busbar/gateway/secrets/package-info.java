/** Secrets at rest. */
@Version("1.0.0")
@NullMarked
package io.busbar.gateway.secrets;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
