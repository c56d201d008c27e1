package io.busbar.rest.documents;

import io.busbar.gateway.problem.ProblemException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads parameters of a query, and names the one that cannot be read. */
public final class Parameters {

    private Parameters() {}

    /** Allowed numbers, both ends included. */
    public record Range(int least, int most) {}

    /** A whole number, or the usual one where the parameter is absent. */
    public static int integer(String name, @Nullable String text, Range range, int usual) {
        if (text == null || text.isEmpty()) {
            return usual;
        }
        try {
            int number = Integer.parseInt(text);
            if (number < range.least() || number > range.most()) {
                throw ProblemException.invalid(
                        name, "number.range", plain(range.least()), plain(range.most()), plain(number));
            }
            return number;
        } catch (NumberFormatException e) {
            throw ProblemException.invalid(name, "number.format", text);
        }
    }

    /** A time with its zone or offset. */
    public static Instant time(String name, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            throw ProblemException.invalid(name, "field.required");
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw ProblemException.invalid(name, "time.format", text);
        }
    }

    /** The parts of a list with commas between, without empty ones and repetitions; empty where the parameter is absent. */
    public static List<String> list(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .distinct()
                        .toList();
    }

    /** A number as a text of the catalogue shows it: without the grouping that some languages put in. */
    private static String plain(int number) {
        return Integer.toString(number);
    }
}
