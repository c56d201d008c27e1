/** Who may do what: profiles, permissions and sessions. */
@Version("1.1.0")
@NullMarked
package io.busbar.gateway.access;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
