package io.busbar.gateway.audit;

import org.jspecify.annotations.Nullable;

/**
 * What an examination of the trail found.
 *
 * @param records records examined
 * @param sealed records up to the last checkpoint, which nobody can forge without a key that no longer exists
 * @param firstBad number of the first record that is missing, added or changed; null when all are sound
 * @param problem what is wrong there, a code of {@code problems.properties} such as {@code audit.bad.hash}; null when all are sound
 */
public record AuditVerdict(long records, long sealed, @Nullable Long firstBad, @Nullable String problem) {

    /** Whether nothing was changed. */
    public boolean isSound() {
        return firstBad == null;
    }
}
