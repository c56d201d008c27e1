package io.busbar.modbus.line;

/** The share of a line's time that may go into asking units that do not answer. Used on the line's thread. */
final class ProbeBudget {

    /** Kept under the promised twentieth, which also has to hold over short times. */
    private static final double SHARE = 0.04;

    private static final double SHARE_WITHOUT_NEIGHBOURS = 0.5;
    private static final long MOST_SAVED = 1_000_000_000L;

    private double credit = MOST_SAVED;
    private long countedUntil;
    private double share = SHARE;

    ProbeBudget(long now) {
        countedUntil = now;
    }

    /** Says whether any unit of the line answers, and so has something to lose. */
    void neighbours(boolean answering, long now) {
        count(now);
        share = answering ? SHARE : SHARE_WITHOUT_NEIGHBOURS;
    }

    /** From when on a probe may be sent. */
    long free(long now) {
        count(now);
        return credit > 0 ? now : now + (long) Math.ceil(-credit / share) + 1;
    }

    void spent(long nanos, long now) {
        count(now);
        credit -= nanos;
    }

    private void count(long now) {
        credit = Math.min(MOST_SAVED, credit + (now - countedUntil) * share);
        countedUntil = now;
    }
}
