/** What the site's security policy allows. */
@Version("1.0.0")
@NullMarked
package io.busbar.gateway.policy;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
