/** The audit trail: files, hash chain, seals, export. */
@NullMarked
package io.busbar.security.audit;

import org.jspecify.annotations.NullMarked;
