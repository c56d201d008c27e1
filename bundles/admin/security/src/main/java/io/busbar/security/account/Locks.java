package io.busbar.security.account;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.busbar.gateway.policy.PolicyDocument;
import io.busbar.storage.DurableFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who mistyped how often, and who is locked for it. A browser that is known has a count of its own, so that strangers cannot shut its
 * owner out. Kept on disk, so that killing the gateway frees nobody; an orderly restart does. Locks run by a clock that only runs forward.
 * Safe for use by any thread.
 */
final class Locks {

    private static final Logger LOG = LoggerFactory.getLogger(Locks.class);

    /** Accounts times known browsers; beyond it, whoever is not known yet counts as one. */
    private static final int MOST = 2000;

    private final JsonMapper json = JsonMapper.builder().build();
    private final DurableFiles files = new DurableFiles();
    private final Path file;
    private final Supplier<PolicyDocument.Sessions> limits;
    private final Clock wall;
    private final LongSupplier nanoTime;
    private final Map<String, State> states = new HashMap<>();

    /** Mistakes in a row, and from when on the lock holds (by the clock that runs forward); 0 minutes hold for ever. */
    private record State(int failures, boolean locked, long since, int minutes) {}

    /** The same on disk. */
    record Kept(int failures, boolean locked, long until) {}

    Locks(Path directory, boolean clean, Supplier<PolicyDocument.Sessions> limits, Clock wall, LongSupplier nanoTime)
            throws IOException {
        this.file = directory.resolve("locks.json");
        this.limits = limits;
        this.wall = wall;
        this.nanoTime = nanoTime;
        if (clean) {
            files.delete(file);
        } else {
            read();
        }
    }

    /** How long this key is still locked; {@link Duration#ZERO} for ever; empty if it is not. */
    synchronized Optional<Duration> locked(String key) {
        State state = states.get(key);
        if (state == null || !state.locked()) {
            return Optional.empty();
        }
        if (state.minutes() == 0) {
            return Optional.of(Duration.ZERO);
        }
        Duration left = Duration.ofMinutes(state.minutes()).minusNanos(nanoTime.getAsLong() - state.since());
        if (left.isNegative() || left.isZero()) {
            states.remove(key);
            return Optional.empty();
        }
        return Optional.of(left);
    }

    /** Until when, for people; empty if it is not locked. */
    synchronized Optional<Instant> lockedUntil(String key) {
        return locked(key)
                .map(left -> left.isZero() ? Instant.MAX : wall.instant().plus(left));
    }

    /** One more mistake; whether it locks. */
    synchronized boolean failed(String key) {
        String used = states.containsKey(key) || states.size() < MOST ? key : "*";
        State state = states.get(used);
        int failures = state == null ? 1 : state.failures() + 1;
        boolean locks = failures >= limits.get().attempts();
        states.put(
                used,
                new State(
                        locks ? 0 : failures,
                        locks,
                        nanoTime.getAsLong(),
                        limits.get().lockMinutes()));
        keep();
        return locks;
    }

    /** Somebody got in. */
    synchronized void succeeded(String key) {
        if (states.remove(key) != null) {
            keep();
        }
    }

    /** Frees an account, and all browsers for it. */
    synchronized void free(String account) {
        if (states.keySet().removeIf(key -> key.equals(account) || key.startsWith(account + "|"))) {
            keep();
        }
    }

    private void keep() {
        Map<String, Kept> kept = new TreeMap<>();
        states.forEach((key, state) -> kept.put(key, new Kept(state.failures(), state.locked(), until(state))));
        try {
            files.replace(file, json.writeValueAsBytes(kept));
        } catch (IOException e) {
            LOG.error("Locks of accounts are in force, but could not be kept", e);
        }
    }

    private long until(State state) {
        Duration passed = Duration.ofNanos(nanoTime.getAsLong() - state.since());
        return state.minutes() == 0
                ? Long.MAX_VALUE
                : wall.instant()
                        .plus(Duration.ofMinutes(state.minutes()).minus(passed))
                        .getEpochSecond();
    }

    private void read() throws IOException {
        byte[] stored = files.read(file).orElse(null);
        if (stored == null) {
            return;
        }
        try {
            Map<String, Kept> kept = json.readValue(stored, new TypeReference<>() {});
            kept.forEach((key, value) -> states.put(key, state(value)));
        } catch (IOException | RuntimeException e) {
            LOG.error("{} cannot be read and is kept as {}", file, files.quarantine(file), e);
        }
    }

    /** Whatever the clock did meanwhile, nobody is locked for longer than the policy says. */
    private State state(Kept kept) {
        if (kept.until() == Long.MAX_VALUE) {
            return new State(kept.failures(), kept.locked(), nanoTime.getAsLong(), 0);
        }
        int minutes = Math.max(1, limits.get().lockMinutes());
        Duration whole = Duration.ofMinutes(minutes);
        Duration left = Duration.between(wall.instant(), Instant.ofEpochSecond(kept.until()));
        Duration used = left.compareTo(whole) > 0 ? whole : left;
        return new State(
                kept.failures(),
                kept.locked(),
                nanoTime.getAsLong() - whole.minus(used).toNanos(),
                minutes);
    }
}
