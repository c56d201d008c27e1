/** Certificates and authorities. */
@NullMarked
package io.busbar.security.tls;

import org.jspecify.annotations.NullMarked;
