package io.busbar.security.password;

/** Bytes as letters and digits: RFC 4648 for apps of second factors, Crockford's alphabet for what people type. */
public final class Base32 {

    private static final String RFC_4648 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private Base32() {}

    /** As apps take it, without padding. */
    public static String rfc4648(byte[] bytes) {
        return encode(bytes, RFC_4648);
    }

    /** As people type it: without letters that look like others. */
    public static String crockford(byte[] bytes) {
        return encode(bytes, CROCKFORD);
    }

    /** What somebody typed, as {@link #crockford} writes it: upper case, look-alikes read as meant, without separators. */
    public static String asMeant(String typed) {
        StringBuilder meant = new StringBuilder();
        for (int i = 0; i < typed.length(); i++) {
            char c = Character.toUpperCase(typed.charAt(i));
            if (c == 'O') {
                meant.append('0');
            } else if (c == 'I' || c == 'L') {
                meant.append('1');
            } else if (c != '-' && c != ' ') {
                meant.append(c);
            }
        }
        return meant.toString();
    }

    private static String encode(byte[] bytes, String alphabet) {
        StringBuilder text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte b : bytes) {
            buffer = buffer << 8 | b & 0xFF;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(alphabet.charAt(buffer >> bits & 31));
            }
            buffer &= (1 << bits) - 1;
        }
        if (bits > 0) {
            text.append(alphabet.charAt(buffer << 5 - bits & 31));
        }
        return text.toString();
    }
}
