package io.busbar.console;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The ways in which a file may be sent, the shortest first. */
enum Coding {
    BROTLI("br", ".br"),
    GZIP("gzip", ".gz"),
    IDENTITY("", "");

    private static final String ANY = "*";

    private final String token;
    private final String suffix;

    Coding(String token, String suffix) {
        this.token = token;
        this.suffix = suffix;
    }

    /** The name of it in {@code Content-Encoding}; empty for the plain file. */
    String token() {
        return token;
    }

    /** What the name of a file in this coding ends with. */
    String suffix() {
        return suffix;
    }

    /** Which of these a client takes, given its {@code Accept-Encoding}; the plain file is always among them. */
    static List<Coding> acceptedBy(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return List.of(IDENTITY);
        }
        return List.of(values()).stream()
                .filter(coding -> coding == IDENTITY || coding.isIn(header))
                .toList();
    }

    private boolean isIn(String header) {
        Boolean named = null;
        boolean any = false;
        for (String part : header.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] words = part.split(";", 2);
            String name = words[0].trim();
            boolean wanted = words.length == 1 || !refused(words[1]);
            if (name.equals(token)) {
                named = wanted;
            } else if (name.equals(ANY)) {
                any = wanted;
            }
        }
        return named == null ? any : named;
    }

    /** Whether a weight says "not at all": {@code q=0} with any number of zeros behind the point. */
    private static boolean refused(String weight) {
        return weight.trim().matches("q\\s*=\\s*0(\\.0*)?");
    }
}
