package io.busbar.modbus.line;

import java.util.function.DoubleSupplier;

/** Pauses that double from one failure to the next, each a little different so that many lines do not try together. */
final class Backoff {

    private static final double JITTER = 0.2;

    private final long first;
    private final long longest;
    private final DoubleSupplier random;
    private long pause;

    /**
     * Pauses in nanoseconds.
     *
     * @param random gives numbers from 0 to 1
     */
    Backoff(long first, long longest, DoubleSupplier random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
        this.pause = first;
    }

    long next() {
        long now = pause;
        pause = Math.min(2 * pause, longest);
        return (long) (now * (1 + JITTER * (2 * random.getAsDouble() - 1)));
    }

    void reset() {
        pause = first;
    }
}
