/** Accounts, audit trail and security policy. */
@NullMarked
package io.busbar.rest.security;

import org.jspecify.annotations.NullMarked;
