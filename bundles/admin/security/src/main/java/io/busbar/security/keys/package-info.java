/** The key of this installation, and what is encrypted with it. */
@NullMarked
package io.busbar.security.keys;

import org.jspecify.annotations.NullMarked;
