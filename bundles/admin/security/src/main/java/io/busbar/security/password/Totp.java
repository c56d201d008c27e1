package io.busbar.security.password;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes of a second factor as apps show them: RFC 6238 with SHA-1, six digits, 30 seconds; a step early or late is tolerated. */
public final class Totp {

    /** Bytes of a secret. */
    public static final int SECRET = 20;

    private static final int STEP_SECONDS = 30;
    private static final int DIGITS = 6;
    private static final int TOLERATED_STEPS = 1;
    private static final int[] POWERS = {1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};

    private Totp() {}

    /**
     * The step that a code belongs to.
     *
     * @param usedUpTo the last step whose code was accepted, which is not accepted again; -1 for none
     */
    public static OptionalLong accept(byte[] secret, String code, long epochSecond, long usedUpTo) {
        long now = Math.floorDiv(epochSecond, STEP_SECONDS);
        OptionalLong accepted = OptionalLong.empty();
        for (long step = now - TOLERATED_STEPS; step <= now + TOLERATED_STEPS; step++) {
            boolean same = MessageDigest.isEqual(
                    code(secret, step, "HmacSHA1", DIGITS).getBytes(StandardCharsets.US_ASCII),
                    code.getBytes(StandardCharsets.UTF_8));
            if (same && step > usedUpTo) {
                accepted = OptionalLong.of(step);
            }
        }
        return accepted;
    }

    static String code(byte[] secret, long step, String algorithm, int digits) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret, algorithm));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xF;
            int binary = ByteBuffer.wrap(hash).getInt(offset) & 0x7FFF_FFFF;
            return String.format(Locale.ROOT, "%0" + digits + "d", binary % POWERS[digits]);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + algorithm, e);
        }
    }
}
