package io.busbar.security.account;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Lets an address try again the later the more often it failed: 1, 2, 4 … 60 s. Forgets after a quarter of an hour, and the longest unseen first. */
final class Throttle {

    private static final int MOST = 1000;
    private static final int FREE = 2;
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration FORGOTTEN = Duration.ofMinutes(15);

    private record State(int failures, long last) {}

    private final LongSupplier nanoTime;
    private final Map<String, State> states = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, State> eldest) {
            return size() > MOST;
        }
    };

    Throttle(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** How long this address has to wait; zero if it has not. */
    synchronized Duration wait(String address) {
        State state = states.get(address);
        if (state == null) {
            return Duration.ZERO;
        }
        Duration passed = Duration.ofNanos(nanoTime.getAsLong() - state.last());
        if (passed.compareTo(FORGOTTEN) > 0) {
            states.remove(address);
            return Duration.ZERO;
        }
        Duration left = delay(state.failures()).minus(passed);
        return left.isNegative() ? Duration.ZERO : left;
    }

    synchronized void failed(String address) {
        State state = states.get(address);
        states.put(address, new State(state == null ? 1 : state.failures() + 1, nanoTime.getAsLong()));
    }

    synchronized void succeeded(String address) {
        states.remove(address);
    }

    private static Duration delay(int failures) {
        if (failures <= FREE) {
            return Duration.ZERO;
        }
        Duration delay = Duration.ofSeconds(1L << Math.min(failures - FREE - 1, 10));
        return delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
    }
}
