package io.busbar.security;

import io.busbar.gateway.access.Profile;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The sessions that have not ended, in memory only: a restart signs everybody out. Ages are told by a clock that only runs forward. Safe for
 * use by any thread.
 */
final class SessionTable {

    /** What is kept of a session under the hash of its token. */
    record Entry(Profile profile, String csrf, boolean mustChangePassword, long begun, long used) {
        Entry usedAt(long now) {
            return new Entry(profile, csrf, mustChangePassword, begun, now);
        }
    }

    private final LongSupplier nanoTime;
    private final Map<String, Entry> entries = new HashMap<>();
    private SessionLimits limits;

    SessionTable(SessionLimits limits, LongSupplier nanoTime) {
        this.limits = limits;
        this.nanoTime = nanoTime;
    }

    synchronized void limit(SessionLimits newLimits) {
        limits = newLimits;
    }

    synchronized Entry begin(String token, String csrf, Profile profile, boolean mustChangePassword) {
        long now = nanoTime.getAsLong();
        entries.values().removeIf(entry -> hasEnded(entry, now));
        while (count(profile) >= limits.most()) {
            endLongestUnused(profile);
        }
        Entry entry = new Entry(profile, csrf, mustChangePassword, now, now);
        entries.put(Secrets.hash(token), entry);
        return entry;
    }

    /** The session with this token, counted as used now. */
    synchronized Optional<Entry> use(String token) {
        if (token.length() != Secrets.LENGTH) {
            return Optional.empty();
        }
        long now = nanoTime.getAsLong();
        return Optional.ofNullable(entries.computeIfPresent(
                Secrets.hash(token), (hash, entry) -> hasEnded(entry, now) ? null : entry.usedAt(now)));
    }

    /** Whether there is a session with this token; not counted as use. */
    synchronized boolean has(String token) {
        Entry entry = entries.get(Secrets.hash(token));
        return entry != null && !hasEnded(entry, nanoTime.getAsLong());
    }

    synchronized void end(String token) {
        entries.remove(Secrets.hash(token));
    }

    private long count(Profile profile) {
        return entries.values().stream()
                .filter(entry -> entry.profile() == profile)
                .count();
    }

    private void endLongestUnused(Profile profile) {
        entries.entrySet().stream()
                .filter(entry -> entry.getValue().profile() == profile)
                .min(Comparator.comparingLong(entry -> entry.getValue().used()))
                .map(Map.Entry::getKey)
                .ifPresent(entries::remove);
    }

    private boolean hasEnded(Entry entry, long now) {
        return now - entry.used() >= limits.idle().toNanos()
                || now - entry.begun() >= limits.longest().toNanos();
    }
}
