package io.busbar.historian.plan;

import io.busbar.gateway.history.StorageWatch.ClockChange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/** Notices when the wall clock is set: when it went another way than the monotonic clock. Used by one thread at a time. */
final class ClockWatch {

    /** Time synchronisation that slews moves the clock by less than this between two batches. */
    private static final Duration JUMP = Duration.ofSeconds(2);

    /** Told of changes. */
    @FunctionalInterface
    interface Listener {
        void changed(ClockChange change);
    }

    private final Clock wall;
    private final LongSupplier nanos;
    private final Listener listener;
    private Instant wallThen;
    private long nanosThen;

    ClockWatch(Clock wall, LongSupplier nanos, Listener listener) {
        this.wall = wall;
        this.nanos = nanos;
        this.listener = listener;
        this.wallThen = wall.instant();
        this.nanosThen = nanos.getAsLong();
    }

    /** Whether the clock was set since the last question. */
    boolean hasJumped() {
        Instant wallNow = wall.instant();
        long nanosNow = nanos.getAsLong();
        Instant expected = wallThen.plusNanos(nanosNow - nanosThen);
        boolean jumped = Duration.between(expected, wallNow).abs().compareTo(JUMP) > 0;
        wallThen = wallNow;
        nanosThen = nanosNow;
        if (jumped) {
            listener.changed(new ClockChange(expected, wallNow));
        }
        return jumped;
    }
}
