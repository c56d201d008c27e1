/** How a mistake that a person can mend is said: one exception, one catalogue of texts, every way in. */
@Version("1.1.0")
@NullMarked
package io.busbar.gateway.problem;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
