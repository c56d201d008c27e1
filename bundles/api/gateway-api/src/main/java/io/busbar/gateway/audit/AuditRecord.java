package io.busbar.gateway.audit;

import java.time.Instant;

/**
 * An event as it stands in the trail.
 *
 * @param sequence its number, from 1, without gaps
 * @param time when it was written, UTC
 * @param hash SHA-256 of the record before it and of this one, in hexadecimal: who changes one changes all that follow
 */
public record AuditRecord(long sequence, Instant time, AuditEvent event, String hash) {}
