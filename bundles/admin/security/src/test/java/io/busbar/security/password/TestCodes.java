package io.busbar.security.password;

/** Codes as an app shows them, computed from the text that somebody typed into it. */
public final class TestCodes {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private TestCodes() {}

    public static String at(String secret, long epochSecond) {
        byte[] bytes = new byte[secret.length() * 5 / 8];
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            int value = ALPHABET.indexOf(secret.charAt(bit / 5));
            if ((value >> (4 - bit % 5) & 1) == 1) {
                bytes[bit / 8] |= (byte) (0x80 >> bit % 8);
            }
        }
        return Totp.code(bytes, epochSecond / 30, "HmacSHA1", 6);
    }
}
