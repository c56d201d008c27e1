package io.busbar.site;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Predicate;

/** Makes keys for ids and file names of the names that people choose. */
final class Keys {

    private static final int LONGEST = 32;

    private Keys() {}

    /** A key that reads like the name and is not taken. */
    static String of(String name, String otherwise, Predicate<String> taken) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+", "");
        String cut = plain.substring(0, Math.min(LONGEST, plain.length())).replaceAll("-+$", "");
        String base = cut.isEmpty() ? otherwise : cut;
        String key = base;
        for (int number = 2; taken.test(key); number++) {
            key = base + '-' + number;
        }
        return key;
    }
}
