package io.busbar.modbus.line;

import org.jspecify.annotations.Nullable;

/**
 * Remembers which requests were given up lately, so that an answer that comes too late is at least a sign of life. Only where answers name
 * their request. Used on the line's thread.
 */
final class LateAnswers {

    private static final int REMEMBERED = 16;

    private final @Nullable InFlight[] givenUp = new InFlight[REMEMBERED];
    private int next;

    void awaited(InFlight late) {
        givenUp[next] = late;
        next = (next + 1) % REMEMBERED;
    }

    /** The request that this late answer belongs to, unless it has been dealt with; null if it is not known. */
    @Nullable
    InFlight came(int transaction, byte[] frame) {
        if (transaction < 0 || frame.length < 7) {
            return null;
        }
        for (int i = 0; i < REMEMBERED; i++) {
            InFlight candidate = givenUp[i];
            if (candidate != null
                    && candidate.transaction() == transaction
                    && candidate.job().unit().id() == (frame[6] & 0xff)) {
                givenUp[i] = null;
                return candidate;
            }
        }
        return null;
    }
}
