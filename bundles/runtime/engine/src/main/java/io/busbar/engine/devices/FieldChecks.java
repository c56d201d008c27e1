package io.busbar.engine.devices;

import io.busbar.gateway.problem.FieldProblem;
import io.busbar.gateway.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Collects all that is wrong with an input, so that a person is told everything at once. */
public final class FieldChecks {

    static final int ID_LENGTH = 40;
    static final int NAME_LENGTH = 64;
    static final int SERIAL_LENGTH = 40;

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0," + (ID_LENGTH - 1) + "}");

    private final List<FieldProblem> problems = new ArrayList<>();

    /** Notes a problem of a field. */
    public void add(String field, String code, Object... arguments) {
        problems.add(FieldProblem.of(field, code, arguments));
    }

    void id(String field, String value) {
        if (!ID.matcher(value).matches()) {
            add(field, "field.id", ID_LENGTH);
        }
    }

    void required(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            add(field, "field.required");
        }
    }

    void text(String field, @Nullable String value, int longest) {
        if (value == null) {
            return;
        }
        if (value.length() > longest) {
            add(field, "field.length", longest, value.length());
        } else if (value.chars().anyMatch(Character::isISOControl)) {
            add(field, "field.characters");
        }
    }

    /** Notes a number that is missing or outside of a range, both ends included. */
    public void range(String field, @Nullable Integer value, int least, int most) {
        if (value == null) {
            add(field, "field.required");
        } else if (value < least || value > most) {
            // As text: a port is not to be printed with a thousands separator.
            add(field, "number.range", Integer.toString(least), Integer.toString(most), Integer.toString(value));
        }
    }

    /** Whether a field has a problem. */
    public boolean has(String field) {
        return problems.stream().anyMatch(problem -> problem.field().equals(field));
    }

    /** Throws what was found, if anything. */
    public void orThrow() {
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
    }

    /** What was found in one English sentence, for a document that nobody is typing. */
    Optional<String> inWords() {
        return problems.isEmpty()
                ? Optional.empty()
                : Optional.of(problems.stream()
                        .map(problem -> problem.field() + ": " + ProblemException.text(Locale.ENGLISH, problem))
                        .collect(Collectors.joining(" ")));
    }
}
