/** Passwords, codes and passphrases: what is accepted, and what is kept of them. */
@NullMarked
package io.busbar.security.password;

import org.jspecify.annotations.NullMarked;
