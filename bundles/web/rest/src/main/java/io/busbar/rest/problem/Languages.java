package io.busbar.rest.problem;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Chooses among the languages that the texts exist in. */
public final class Languages {

    private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.FRENCH);

    private Languages() {}

    /** The language for this {@code Accept-Language} header: English where it is absent, malformed or names neither. */
    public static Locale of(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return Locale.ENGLISH;
        }
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), SPOKEN);
            return best == null ? Locale.ENGLISH : best;
        } catch (IllegalArgumentException e) {
            return Locale.ENGLISH;
        }
    }
}
