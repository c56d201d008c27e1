package io.busbar.security.account;

import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** So many failures of an address within a time, then none until the time is over. */
final class Tries {

    private static final int MOST = 1000;

    private record State(int failures, long first) {}

    private final int allowed;
    private final Duration within;
    private final LongSupplier nanoTime;
    private final Map<String, State> states = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, State> eldest) {
            return size() > MOST;
        }
    };

    Tries(int allowed, Duration within, LongSupplier nanoTime) {
        this.allowed = allowed;
        this.within = within;
        this.nanoTime = nanoTime;
    }

    synchronized void refuseTooMany(String address, String code) {
        State state = states.get(address);
        if (state == null) {
            return;
        }
        Duration left = within.minusNanos(nanoTime.getAsLong() - state.first());
        if (left.isNegative() || left.isZero()) {
            states.remove(address);
        } else if (state.failures() >= allowed) {
            throw ProblemException.of(Kind.TOO_MANY, code, left.toMinutes() + 1);
        }
    }

    synchronized void failed(String address) {
        State state = states.get(address);
        states.put(
                address,
                state == null ? new State(1, nanoTime.getAsLong()) : new State(state.failures() + 1, state.first()));
    }

    synchronized void clear() {
        states.clear();
    }
}
