package io.busbar.modbus.line;

/**
 * Remembers which requests were given up lately, so that an answer that comes too late is at least a sign of life. Only where answers name
 * their request. Used on the line's thread.
 */
final class LateAnswers {

    private static final int REMEMBERED = 16;

    private final InFlight[] givenUp = new InFlight[REMEMBERED];
    private int next;

    void awaited(InFlight late) {
        givenUp[next] = late;
        next = (next + 1) % REMEMBERED;
    }

    void came(int transaction, byte[] frame, long now, Counters line) {
        if (transaction < 0 || frame.length < 7) {
            line.late();
            return;
        }
        for (InFlight candidate : givenUp) {
            if (candidate != null
                    && candidate.transaction() == transaction
                    && candidate.job().unit().id() == (frame[6] & 0xff)) {
                if (candidate.job() instanceof Sounding sounding) {
                    sounding.late(now - candidate.sentAt(), !saysThatNobodyIsThere(frame));
                    return;
                }
                line.late();
                Unit unit = candidate.job().unit();
                unit.counters().late();
                unit.health().slowAnswer(now - candidate.sentAt());
                unit.health().probeSoon(now);
                return;
            }
        }
        line.late();
    }

    private static boolean saysThatNobodyIsThere(byte[] frame) {
        return frame.length > 8 && (frame[7] & 0x80) != 0 && Outcomes.isNobody(frame[8] & 0xff);
    }
}
