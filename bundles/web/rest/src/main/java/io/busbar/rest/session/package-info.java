/** Signing in and out. */
@NullMarked
package io.busbar.rest.session;

import org.jspecify.annotations.NullMarked;
