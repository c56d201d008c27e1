/** The audit trail: who did what, from where, and what came of it. */
@Version("1.1.0")
@NullMarked
package io.busbar.gateway.audit;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
