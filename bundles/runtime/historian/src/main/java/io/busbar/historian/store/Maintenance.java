package io.busbar.historian.store;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** What is done now and then: closing months that are over, deleting what is kept no longer, reading every page once after the start. */
final class Maintenance {

    private static final long EVERY = TimeUnit.MINUTES.toNanos(1);

    /** A month is not written anew more often than this for the sake of late samples. */
    private static final long LATE_EVERY = TimeUnit.DAYS.toNanos(1);

    private final MonthCloser closer;
    private final Retention retention;
    private final Segments segments;
    private final Tables tables;
    private final Catalogue catalogue;
    private final Clock clock;
    private final Duration grace;
    private final Deque<Segments.Closing> waiting = new ArrayDeque<>();
    private final AtomicBoolean wanted = new AtomicBoolean();
    private long last = System.nanoTime();
    private long lastLate = System.nanoTime();
    private boolean verified;

    Maintenance(
            MonthCloser closer,
            Retention retention,
            Segments segments,
            Tables tables,
            Catalogue catalogue,
            Clock clock,
            Duration grace) {
        this.closer = closer;
        this.retention = retention;
        this.segments = segments;
        this.tables = tables;
        this.catalogue = catalogue;
        this.clock = clock;
        this.grace = grace;
    }

    /** Does not wait for the minute to be over. */
    void want() {
        wanted.set(true);
    }

    /** Whether a month could be closed. */
    boolean hasWork() {
        synchronized (waiting) {
            return !waiting.isEmpty()
                    || !ended().isEmpty()
                    || catalogue.count(series -> series.hasLate(lastEnded())) > 0;
        }
    }

    private YearMonth lastEnded() {
        return Months.of(clock.millis() - grace.toMillis()).minusMonths(1);
    }

    private List<Segments.MonthKey> ended() {
        return segments.endedBy(clock.millis() - grace.toMillis());
    }

    /** Asked by the committing thread after each commit. */
    boolean isDue() {
        long now = System.nanoTime();
        boolean asked = wanted.getAndSet(false);
        if (now - last < EVERY && !asked) {
            return false;
        }
        last = now;
        if (asked) {
            lastLate = now - LATE_EVERY;
        }
        return true;
    }

    /** Seals what is open of the oldest month that is over; its checkpoint must be made before {@link #run}. For the committing thread. */
    void prepare(OpenChunk.Scratch scratch) {
        long now = System.nanoTime();
        if (now - lastLate >= LATE_EVERY) {
            lastLate = now;
            YearMonth month = lastEnded();
            for (Series series : catalogue.all()) {
                series.sealLate(month, scratch, segments);
            }
        }
        List<Segments.MonthKey> ended = ended();
        if (ended.isEmpty()) {
            return;
        }
        Segments.MonthKey oldest = ended.get(0);
        for (Series series : catalogue.all()) {
            if (series.resolution() == oldest.resolution()) {
                series.sealUpTo(oldest.month(), scratch, segments);
            }
        }
        Segments.Closing closing = segments.retire(oldest);
        if (closing != null) {
            synchronized (waiting) {
                waiting.add(closing);
            }
        }
    }

    /** Closes what was prepared. For the checkpoint thread, after the checkpoint. */
    void run() throws IOException {
        // Before months are closed: what goes is then in no segment that the checkpoint speaks of, and nobody will miss
        // it.
        retention.run();
        Segments.Closing closing = next();
        while (closing != null) {
            closer.close(closing);
            synchronized (waiting) {
                // Only now: a month whose table could not be written is tried again.
                waiting.remove();
            }
            closing = next();
        }
        if (!verified) {
            tables.verify();
            verified = true;
        }
    }

    private Segments.@Nullable Closing next() {
        synchronized (waiting) {
            return waiting.peek();
        }
    }
}
