package io.busbar.security.password;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Secrets that nobody can guess, in the form that suits who must carry them. Safe for use by any thread. */
public final class RandomTexts {

    /** Characters of a token: 256 bits in base64url. */
    public static final int TOKEN_LENGTH = 43;

    private static final int TOKEN = 32;
    private static final int PHRASE_WORDS = 12;
    private static final int WORDS = 2048;
    private static final String VOWELS = "aiou";

    private final SecureRandom random = new SecureRandom();
    /** 256 bits, for programs. */
    public String token() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(TOKEN));
    }

    /** Random bytes. */
    public byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** 60 bits in three groups, to be typed once: {@code 7K2M-Q4XD-90VT}. */
    public String code() {
        String text = Base32.crockford(bytes(8));
        return text.substring(0, 4) + '-' + text.substring(4, 8) + '-' + text.substring(8, 12);
    }

    /** 80 bits in four groups. */
    public String recoveryCode() {
        return String.join("-", Base32.crockford(bytes(10)).split("(?<=\\G.{4})"));
    }

    /** Twelve words of 2048: 132 bits. */
    public String passphrase() {
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < PHRASE_WORDS; i++) {
            chosen.add(word(random.nextInt(WORDS)));
        }
        return String.join(" ", chosen);
    }

    /** A passphrase as it was meant, however it was typed. */
    public static String phraseAsMeant(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s,;]+", " ");
    }

    /** One of 2048 words of two syllables that no language owns, so that everybody reads and hears them alike: 11 bits. */
    static String word(int number) {
        return "" + "bdfgjklmnprstvxz".charAt(number >> 7 & 15)
                + VOWELS.charAt(number >> 5 & 3)
                + "bdkmnrst".charAt(number >> 2 & 7)
                + VOWELS.charAt(number & 3);
    }
}
