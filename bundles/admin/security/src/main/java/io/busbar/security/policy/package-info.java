/** The security policy of the site. */
@NullMarked
package io.busbar.security.policy;

import org.jspecify.annotations.NullMarked;
