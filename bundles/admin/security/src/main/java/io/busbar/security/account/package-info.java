/** The accounts: documents, locks, second factors, signing in. */
@NullMarked
package io.busbar.security.account;

import org.jspecify.annotations.NullMarked;
