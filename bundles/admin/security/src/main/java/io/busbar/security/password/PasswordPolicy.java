package io.busbar.security.password;

import io.busbar.gateway.access.Profile;
import io.busbar.gateway.problem.FieldProblem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a password must be: long enough, and none that an attacker tries first. No rule about kinds of characters, no end of validity: both
 * make people choose worse ones.
 */
public final class PasswordPolicy {

    /** At most so many characters. */
    public static final int LONGEST = 128;

    private static final int SHORTEST_OF_ADMINISTRATORS = 12;
    private static final int SHORTEST = 8;
    private static final List<String> OWN_WORDS =
            List.of("busbar", "socomec", "diris", "digiware", "countis", "atys", "isom", "webview", "gateway");
    private static final String OFTEN_ADDED = "0123456789!?.,;:_-+*#$%&@ ";

    private final Set<String> common;

    /** The policy with the list of this bundle. */
    public PasswordPolicy() {
        common = read();
    }

    /**
     * What is wrong with a password.
     *
     * @param field the field of the input that holds it
     * @param site name of the site, which attackers try as well
     */
    public Optional<FieldProblem> judge(String field, Profile profile, String account, String password, String site) {
        String normal = Hasher.normal(password);
        int length = normal.codePointCount(0, normal.length());
        boolean administrates = profile == Profile.ADMIN || profile == Profile.CYBER_SECURITY;
        int shortest = administrates ? SHORTEST_OF_ADMINISTRATORS : SHORTEST;
        if (length < shortest) {
            return Optional.of(FieldProblem.of(field, "password.short", shortest, length));
        }
        if (length > LONGEST) {
            return Optional.of(FieldProblem.of(field, "password.long", LONGEST, length));
        }
        return isCommon(normal, account, site)
                ? Optional.of(FieldProblem.of(field, "password.common"))
                : Optional.empty();
    }

    /** A word that everybody tries, plain or with digits and signs around it, or one character over and over. */
    private boolean isCommon(String password, String account, String site) {
        String lower = password.toLowerCase(Locale.ROOT);
        if (lower.codePoints().distinct().count() <= 3 || isSequence(lower)) {
            return true;
        }
        String core = core(lower);
        return common.contains(lower)
                || common.contains(core)
                || core.length() < 4
                || isMadeOf(core, account.toLowerCase(Locale.ROOT))
                || isMadeOf(core, core(site.toLowerCase(Locale.ROOT)))
                || OWN_WORDS.stream().anyMatch(word -> isMadeOf(core, word));
    }

    /** Whether nothing is left when a word is taken out, but what everybody adds. */
    private boolean isMadeOf(String core, String word) {
        if (word.length() < 3 || !core.contains(word)) {
            return false;
        }
        String rest = core(core.replace(word, ""));
        return rest.length() < 4 || common.contains(rest) || OWN_WORDS.contains(rest);
    }

    private static boolean isSequence(String text) {
        int step = text.charAt(1) - text.charAt(0);
        for (int i = 2; i < text.length(); i++) {
            if (text.charAt(i) - text.charAt(i - 1) != step) {
                return false;
            }
        }
        return Math.abs(step) <= 1;
    }

    private static String core(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && OFTEN_ADDED.indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && OFTEN_ADDED.indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        return text.substring(from, to);
    }

    private static Set<String> read() {
        try (InputStream in = Objects.requireNonNull(PasswordPolicy.class.getResourceAsStream("common-passwords.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            Set<String> read = new HashSet<>(4096);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                read.add(line);
            }
            return Set.copyOf(read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
