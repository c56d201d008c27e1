/** The sessions, in memory. */
@NullMarked
package io.busbar.security.session;

import org.jspecify.annotations.NullMarked;
