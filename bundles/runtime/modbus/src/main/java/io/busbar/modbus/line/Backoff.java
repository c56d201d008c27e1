package io.busbar.modbus.line;

import java.util.function.DoubleSupplier;

/**
 * Pauses between attempts to connect. They grow with the time that the other end has been away, so that one that was away for a minute is
 * found within three seconds and one that was away for long within half a minute; each differs a little, so that many lines do not try
 * together.
 */
final class Backoff {

    private static final double JITTER = 0.1;
    private static final int SHARE = 24;
    private static final long SHORTEST = 500_000_000L;
    private static final long LONGEST = 25_000_000_000L;

    private final DoubleSupplier random;
    private boolean away;
    private long awaySince;

    /** Pauses in nanoseconds; {@code random} gives numbers from 0 to 1. */
    Backoff(DoubleSupplier random) {
        this.random = random;
    }

    /** The pause after an attempt or a connection that has just failed. */
    long pause(long now) {
        if (!away) {
            away = true;
            awaySince = now;
        }
        long pause = Math.min(Math.max((now - awaySince) / SHARE, SHORTEST), LONGEST);
        return (long) (pause * (1 + JITTER * (2 * random.getAsDouble() - 1)));
    }

    /** The other end has answered: the next loss counts from its own time. */
    void reset() {
        away = false;
    }
}
