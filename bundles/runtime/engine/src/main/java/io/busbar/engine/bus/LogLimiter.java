package io.busbar.engine.bus;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Keeps one recurring message from filling the log: lets it through once in a while, with the number of times it was held back. */
public final class LogLimiter {

    private final long pauseNanos;
    private final LongSupplier nanoTime;
    private final AtomicLong next;
    private final AtomicLong heldBack = new AtomicLong();

    /** A limiter that lets the first message through, then at most one a pause. */
    public LogLimiter(Duration pause, LongSupplier nanoTime) {
        this.pauseNanos = pause.toNanos();
        this.nanoTime = nanoTime;
        this.next = new AtomicLong(nanoTime.getAsLong());
    }

    /** Present if the message may be logged now; then it is how many were held back since the last one. */
    public OptionalLong permit() {
        long now = nanoTime.getAsLong();
        long due = next.get();
        if (now - due >= 0 && next.compareAndSet(due, now + pauseNanos)) {
            return OptionalLong.of(heldBack.getAndSet(0));
        }
        heldBack.incrementAndGet();
        return OptionalLong.empty();
    }
}
