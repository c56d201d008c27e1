package io.busbar.site;

import io.busbar.gateway.problem.FieldProblem;
import io.busbar.gateway.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Collects all that is wrong with a document, so that a person is told everything at once. */
final class Checks {

    static final int NAME_LENGTH = 64;
    static final int ID_LENGTH = 40;

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0," + (ID_LENGTH - 1) + "}");

    private final List<FieldProblem> problems = new ArrayList<>();

    void add(String field, String code, Object... arguments) {
        problems.add(FieldProblem.of(field, code, arguments));
    }

    /** Whether a text can be a key in ids and file names. */
    boolean id(String field, String value) {
        boolean good = ID.matcher(value).matches();
        if (!good) {
            add(field, "field.id", ID_LENGTH);
        }
        return good;
    }

    /** Whether a name is one, has not too many characters and can be printed on a line. */
    boolean name(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            add(field, "field.required");
            return false;
        }
        return text(field, value, NAME_LENGTH);
    }

    /** Whether a text that may be empty has not too many characters and can be printed on a line. */
    boolean text(String field, String value, int longest) {
        if (value.length() > longest) {
            add(field, "field.length", longest, value.length());
            return false;
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            add(field, "field.characters");
            return false;
        }
        return true;
    }

    List<FieldProblem> found() {
        return List.copyOf(problems);
    }

    /** Throws what was found, if anything. */
    void orThrow() {
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
    }

    /** What was found in English sentences, for a document that nobody is typing. */
    Optional<String> inWords() {
        return problems.isEmpty()
                ? Optional.empty()
                : Optional.of(problems.stream()
                        .map(problem -> problem.field() + ": " + ProblemException.text(Locale.ENGLISH, problem))
                        .collect(Collectors.joining(" ")));
    }
}
