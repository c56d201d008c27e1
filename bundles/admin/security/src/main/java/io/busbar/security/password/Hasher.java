package io.busbar.security.password;

import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.security.keys.Hkdf;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id over the password and a secret of this installation, in the PHC notation. Its memory is Java heap, so few run at once; who waits
 * too long for a turn is told to come back. Safe for use by any thread.
 */
public final class Hasher {

    /** At once. Two take 38 MiB of heap. */
    static final int AT_ONCE = 2;

    /** Who may wait for a turn. Each holds a thread of the web server, which others need. */
    static final int WAITING = 8;

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int SALT = 16;
    private static final int TAG = 32;
    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([A-Za-z0-9+/]{1,64})\\$([A-Za-z0-9+/]{1,128})");

    private final byte[] pepper;
    private final Cost cost;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final SecureRandom random = new SecureRandom();

    /**
     * What a hash costs.
     *
     * @param kibibytes memory
     * @param passes over it
     */
    record Cost(int kibibytes, int passes) {
        /** The strengths that OWASP holds equal; less memory where there is little heap. */
        static Cost of(long heapBytes) {
            return heapBytes >= 128L << 20 ? new Cost(19_456, 2) : new Cost(7_168, 5);
        }
    }

    /** Hashes with this secret of the installation, at the strength for this machine. */
    public Hasher(byte[] pepper) {
        this(pepper, Cost.of(Runtime.getRuntime().maxMemory()));
    }

    Hasher(byte[] pepper, Cost cost) {
        this.pepper = pepper.clone();
        this.cost = cost;
    }

    /** What is kept of a password. */
    public String hash(String password) {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        byte[] tag = compute(password, salt, cost, 1, TAG);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + cost.kibibytes() + ",t=" + cost.passes() + ",p=1$" + base64.encodeToString(salt)
                + "$" + base64.encodeToString(tag);
    }

    /** Whether this is the password; takes the same time for a hash that cannot be read. */
    public boolean matches(String password, String phc) {
        Matcher matcher = PHC.matcher(phc);
        if (!matcher.matches()) {
            compute(password, new byte[SALT], cost, 1, TAG);
            return false;
        }
        Cost stored = new Cost(
                Math.min(Integer.parseInt(matcher.group(1)), 65_536), Math.min(Integer.parseInt(matcher.group(2)), 16));
        byte[] tag = Base64.getDecoder().decode(matcher.group(5));
        byte[] computed = compute(
                password,
                Base64.getDecoder().decode(matcher.group(4)),
                stored,
                Math.min(Integer.parseInt(matcher.group(3)), 4),
                tag.length);
        return MessageDigest.isEqual(tag, computed);
    }

    /** Whether a hash was made at another strength than today's, so that it is worth making anew. */
    public boolean isOutdated(String phc) {
        return !phc.startsWith("$argon2id$v=19$m=" + cost.kibibytes() + ",t=" + cost.passes() + ",p=1$");
    }

    private byte[] compute(String password, byte[] salt, Cost with, int lanes, int length) {
        boolean mine;
        if (turns.getQueueLength() >= WAITING) {
            throw ProblemException.of(Kind.UNAVAILABLE, "session.busy");
        }
        try {
            mine = turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            mine = false;
        }
        if (!mine) {
            throw ProblemException.of(Kind.UNAVAILABLE, "session.busy");
        }
        try {
            Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
            argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(with.kibibytes())
                    .withIterations(with.passes())
                    .withParallelism(lanes)
                    .withSalt(salt)
                    .build());
            byte[] tag = new byte[length];
            argon2.generateBytes(Hkdf.hmac(pepper, normal(password).getBytes(StandardCharsets.UTF_8)), tag);
            return tag;
        } finally {
            turns.release();
        }
    }

    /** The same password, whichever way a keyboard composes its accents. */
    static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }
}
