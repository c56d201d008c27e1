package io.busbar.security.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Looks every ten seconds whether the clock of the machine was set, which the trail must tell, and what else is due. */
final class AuditClock {

    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final Duration TOLERATED = Duration.ofSeconds(2);

    private final Clock wall;
    private final LongSupplier nanoTime;
    private final AuditTrail trail;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "busbar-audit");
        thread.setDaemon(true);
        return thread;
    });
    private Instant lastWall;
    private long lastNanos;

    AuditClock(Clock wall, LongSupplier nanoTime, AuditTrail trail) {
        this.wall = wall;
        this.nanoTime = nanoTime;
        this.trail = trail;
        lastWall = wall.instant();
        lastNanos = nanoTime.getAsLong();
    }

    void start() {
        timer.scheduleWithFixedDelay(this::look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop() {
        timer.shutdownNow();
    }

    void look() {
        Instant now = wall.instant();
        long nanos = nanoTime.getAsLong();
        Duration jump = Duration.between(lastWall, now).minusNanos(nanos - lastNanos);
        if (jump.abs().compareTo(TOLERATED) > 0) {
            trail.noteOwn("clock.jumped", "seconds", Long.toString(jump.toSeconds()));
        }
        lastWall = now;
        lastNanos = nanos;
        trail.tick(false);
    }
}
