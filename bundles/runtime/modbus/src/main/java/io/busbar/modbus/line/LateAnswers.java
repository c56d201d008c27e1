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
        line.late();
        if (transaction < 0 || frame.length < 7) {
            return;
        }
        for (InFlight candidate : givenUp) {
            if (candidate != null
                    && candidate.transaction() == transaction
                    && candidate.job().unit().id() == (frame[6] & 0xff)) {
                Unit unit = candidate.job().unit();
                unit.counters().late();
                unit.health().slowAnswer(now - candidate.sentAt());
                unit.health().probeSoon(now);
                return;
            }
        }
    }
}
