package io.busbar.gateway.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which records of the trail are wanted; newest first.
 *
 * @param before only records with a smaller number than this, to go on where an answer ended; {@link Long#MAX_VALUE} for the newest
 * @param limit at most so many, 1 to 1000
 * @param from not before this moment, or null
 * @param to before this moment, or null
 * @param actor only of this name, or null
 * @param action only actions that begin with this, or null
 * @param outcome only with this outcome, or null
 */
public record AuditQuery(
        long before,
        int limit,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String actor,
        @Nullable String action,
        AuditEvent.@Nullable Outcome outcome) {

    /** The newest records. */
    public static AuditQuery newest(int limit) {
        return new AuditQuery(Long.MAX_VALUE, limit, null, null, null, null, null);
    }
}
