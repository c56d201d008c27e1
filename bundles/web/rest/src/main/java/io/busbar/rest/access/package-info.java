/** Who may call what: sessions, permissions, forged requests, and the headers that protect a page. */
@NullMarked
package io.busbar.rest.access;

import org.jspecify.annotations.NullMarked;
