package io.busbar.modbus.line;

/**
 * How long a unit usually needs for an answer, and how much that varies: the smoothed estimate by which RFC 6298 decides when a segment
 * has to be sent again. Used on the line's thread.
 */
final class ResponseTime {

    private static final int ENOUGH = 8;
    private static final int MEAN_SHARE = 8;
    private static final int DEVIATION_SHARE = 4;
    private static final int DEVIATIONS = 4;

    private long mean;
    private long deviation;
    private int seen;

    /** An answer took so many nanoseconds. */
    void add(long nanos) {
        if (seen == 0) {
            mean = nanos;
            deviation = nanos / 2;
        } else {
            deviation += (Math.abs(nanos - mean) - deviation) / DEVIATION_SHARE;
            mean += (nanos - mean) / MEAN_SHARE;
        }
        seen = Math.min(seen + 1, ENOUGH);
    }

    /** Whether enough answers were seen to rely on. */
    boolean known() {
        return seen == ENOUGH;
    }

    /** What an answer takes, in nanoseconds; 0 before the first. */
    long mean() {
        return mean;
    }

    /** What an answer hardly ever takes longer than, in nanoseconds. */
    long bound() {
        return mean + DEVIATIONS * deviation;
    }
}
