/** Sign-in and sessions: who may come in, what they may do, and until when. */
@NullMarked
package io.busbar.security;

import org.jspecify.annotations.NullMarked;
