package io.busbar.guard;

/** Counts use against a rate: as much as a second allows at once, and no more in the long run. Used under the lock of its table. */
final class Bucket {

    private double tokens;
    private double most;
    private long last;

    Bucket(double perSecond, long now) {
        tokens = perSecond;
        most = perSecond;
        last = now;
    }

    /** Takes so much; false when that is more than is left. A rate of 0 is no limit. */
    boolean take(double amount, double perSecond, long now) {
        if (perSecond <= 0) {
            return true;
        }
        if (perSecond != most) {
            tokens = Math.min(tokens, perSecond);
            most = perSecond;
        }
        tokens = Math.min(most, tokens + (now - last) * perSecond / 1e9);
        last = now;
        tokens -= amount;
        return tokens >= 0;
    }

    /** As full as it gets, after a block. */
    void fill(long now) {
        tokens = most;
        last = now;
    }
}
