package io.busbar.itests;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Bounded waiting: the condition comes true in time, or the test fails and says what it waited for. */
public final class Await {
    private static final long PAUSE_MILLIS = 50;

    private Await() {}

    /** Waits until the condition holds. An exception out of it counts as "not yet" and is the cause of the failure. */
    public static void until(String what, Duration within, Callable<Boolean> condition) {
        value(what, within, () -> condition.call() ? Optional.of(true) : Optional.empty());
    }

    /** Waits until there is a value, and returns it. */
    public static <T> T value(String what, Duration within, Callable<Optional<T>> source) {
        long end = System.nanoTime() + within.toNanos();
        Exception last = null;
        do {
            try {
                Optional<T> value = source.call();
                if (value.isPresent()) {
                    return value.get();
                }
                last = null;
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while waiting for " + what, e);
            } catch (Exception e) {
                last = e;
                pause();
            }
        } while (System.nanoTime() < end);
        throw new AssertionError("not within " + within.toSeconds() + " s: " + what, last);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
