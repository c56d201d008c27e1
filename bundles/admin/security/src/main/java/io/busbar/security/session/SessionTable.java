package io.busbar.security.session;

import io.busbar.gateway.access.OpenSession;
import io.busbar.gateway.access.Profile;
import io.busbar.gateway.policy.PolicyDocument;
import io.busbar.security.password.RandomTexts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The sessions that have not ended, in memory only: a restart signs everybody out. Kept under the hash of their token, so that who reads
 * the memory cannot sign in with it. Ages are told by a clock that only runs forward. Safe for use by any thread.
 */
public final class SessionTable {

    /** For so long after the password was given a session counts as recent. */
    public static final Duration RECENT = Duration.ofMinutes(5);

    /** Sessions of the User profile, which every open page has. */
    static final int MOST_OF_USER = 200;

    private static final int ID_LENGTH = 12;

    private final Supplier<PolicyDocument.Sessions> limits;
    private final Clock wall;
    private final LongSupplier nanoTime;
    private final Map<String, Entry> entries = new HashMap<>();

    /** What is kept of a session. */
    public static final class Entry {
        private final String id;
        private final String account;
        private final Profile profile;
        private final String csrf;
        private final boolean mustChangePassword;
        private final String address;
        private final Instant begunAt;
        private final long begun;
        private Instant usedAt;
        private long used;
        private long proven;

        private Entry(String id, Holder holder, String csrf, Instant at, long now) {
            this.id = id;
            this.account = holder.account();
            this.profile = holder.profile();
            this.csrf = csrf;
            this.mustChangePassword = holder.mustChangePassword();
            this.address = holder.address();
            this.begunAt = at;
            this.usedAt = at;
            this.begun = now;
            this.used = now;
            this.proven = now;
        }

        /** Who. */
        public String account() {
            return account;
        }

        /** With whose rights. */
        public Profile profile() {
            return profile;
        }

        /** What changes must carry. */
        public String csrf() {
            return csrf;
        }

        /** Whether it is good for nothing but changing the password. */
        public boolean mustChangePassword() {
            return mustChangePassword;
        }

        private boolean isRecent(long now) {
            return profile != Profile.USER && now - proven < RECENT.toNanos();
        }
    }

    /** Who begins a session. */
    public record Holder(String account, Profile profile, boolean mustChangePassword, String address) {}

    /** A table with these limits. */
    public SessionTable(Supplier<PolicyDocument.Sessions> limits, Clock wall, LongSupplier nanoTime) {
        this.limits = limits;
        this.wall = wall;
        this.nanoTime = nanoTime;
    }

    /** Begins a session; one too many of an account ends the one unused for longest. */
    public synchronized Entry begin(String token, String csrf, Holder holder) {
        long now = nanoTime.getAsLong();
        entries.values().removeIf(entry -> hasEnded(entry, now));
        int most =
                holder.profile() == Profile.USER ? MOST_OF_USER : limits.get().most();
        while (count(holder.account()) >= most) {
            endLongestUnused(holder.account());
        }
        String hash = hash(token);
        Entry entry = new Entry(hash.substring(0, ID_LENGTH), holder, csrf, wall.instant(), now);
        entries.put(hash, entry);
        return entry;
    }

    /** The session with this token, counted as used now. */
    public synchronized Optional<Entry> use(String token) {
        Optional<Entry> found = find(token);
        found.ifPresent(entry -> {
            entry.used = nanoTime.getAsLong();
            entry.usedAt = wall.instant();
        });
        return found;
    }

    /** The session with this token; not counted as use. */
    public synchronized Optional<Entry> find(String token) {
        if (token.length() != RandomTexts.TOKEN_LENGTH) {
            return Optional.empty();
        }
        String hash = hash(token);
        Entry entry = entries.get(hash);
        if (entry != null && hasEnded(entry, nanoTime.getAsLong())) {
            entries.remove(hash);
            return Optional.empty();
        }
        return Optional.ofNullable(entry);
    }

    /** The password was given again. */
    public synchronized void prove(String token) {
        find(token).ifPresent(entry -> entry.proven = nanoTime.getAsLong());
    }

    /** What others may see of the session with this token. */
    public synchronized Optional<OpenSession> look(String token) {
        return find(token).map(entry -> open(entry, nanoTime.getAsLong()));
    }

    /** All that have not ended. */
    public synchronized List<OpenSession> list() {
        long now = nanoTime.getAsLong();
        entries.values().removeIf(entry -> hasEnded(entry, now));
        return entries.values().stream()
                .sorted(Comparator.comparing((Entry entry) -> entry.profile == Profile.USER)
                        .thenComparing(entry -> entry.begunAt))
                .map(entry -> open(entry, now))
                .toList();
    }

    /** Ends the session with this token. */
    public synchronized void end(String token) {
        entries.remove(hash(token));
    }

    /** Ends the sessions with this short name; how many there were. */
    public synchronized int endById(String id) {
        return endIf(entry -> entry.id.equals(id));
    }

    /** Ends the sessions of an account; how many there were. */
    public synchronized int endOf(String account) {
        return endIf(entry -> entry.account.equals(account));
    }

    private int endIf(Predicate<Entry> condition) {
        int before = entries.size();
        entries.values().removeIf(condition);
        return before - entries.size();
    }

    private static OpenSession open(Entry entry, long now) {
        return new OpenSession(
                entry.id,
                entry.account,
                entry.profile,
                entry.address,
                entry.begunAt,
                entry.usedAt,
                entry.isRecent(now));
    }

    private long count(String account) {
        return entries.values().stream()
                .filter(entry -> entry.account.equals(account))
                .count();
    }

    private void endLongestUnused(String account) {
        entries.entrySet().stream()
                .filter(entry -> entry.getValue().account.equals(account))
                .min(Comparator.comparingLong(entry -> entry.getValue().used))
                .map(Map.Entry::getKey)
                .ifPresent(entries::remove);
    }

    private boolean hasEnded(Entry entry, long now) {
        if (entry.profile == Profile.TOTEM && !entry.mustChangePassword) {
            return false;
        }
        PolicyDocument.Sessions policy = limits.get();
        boolean administrates = entry.profile == Profile.ADMIN || entry.profile == Profile.CYBER_SECURITY;
        long idle = Duration.ofMinutes(administrates ? policy.administratorIdleMinutes() : policy.idleMinutes())
                .toNanos();
        return now - entry.used >= idle
                || now - entry.begun >= Duration.ofHours(policy.longestHours()).toNanos();
    }

    private static String hash(String token) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }
}
