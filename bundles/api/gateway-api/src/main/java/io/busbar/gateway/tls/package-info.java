/** Certificates: the gateway's own, and the authorities it trusts. */
@Version("1.0.0")
@NullMarked
package io.busbar.gateway.tls;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
