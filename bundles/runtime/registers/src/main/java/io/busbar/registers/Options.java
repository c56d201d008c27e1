package io.busbar.registers;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The {@code name=value} words at the end of a line, and the readers of single words. Problems go into the list given. */
final class Options {

    private final MapLine line;
    private final List<MapProblem> problems;
    private final Map<String, String> values = new LinkedHashMap<>();

    Options(MapLine line, List<String> words, Set<String> known, List<MapProblem> problems) {
        this.line = line;
        this.problems = problems;
        for (String word : words) {
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            if (equals < 0 || !known.contains(name)) {
                problems.add(MapProblem.error(line, name, "option.unknown", word, String.join(" ", sorted(known))));
            } else if (values.put(name, word.substring(equals + 1)) != null) {
                problems.add(MapProblem.error(line, name, "option.twice", name));
            }
        }
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    Optional<Integer> integer(String name, int lowest, int highest) {
        return text(name).flatMap(text -> integer(line, name, text, lowest, highest, problems));
    }

    <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
        return text(name).flatMap(text -> choice(line, name, text, type, problems));
    }

    /** One of these words. */
    Optional<String> choiceOf(String name, String... words) {
        Optional<String> text = text(name);
        if (text.isPresent() && !List.of(words).contains(text.get())) {
            problems.add(MapProblem.error(line, name, "choice", text.get(), String.join(" ", words)));
            return Optional.empty();
        }
        return text;
    }

    /** An integer, decimal or hexadecimal after {@code 0x}. */
    static Optional<Integer> integer(
            MapLine line, String field, String text, int lowest, int highest, List<MapProblem> problems) {
        try {
            int value = text.startsWith("0x") ? Integer.parseInt(text.substring(2), 16) : Integer.parseInt(text);
            if (value >= lowest && value <= highest) {
                return Optional.of(value);
            }
        } catch (NumberFormatException notANumber) {
            // Answered below, like a number out of range.
        }
        problems.add(MapProblem.error(line, field, "integer", text, lowest, highest));
        return Optional.empty();
    }

    /** A decimal number above 0, {@code -} standing for 1. */
    static Optional<BigDecimal> scale(MapLine line, String text, List<MapProblem> problems) {
        if (text.equals("-")) {
            return Optional.of(BigDecimal.ONE);
        }
        try {
            BigDecimal scale = new BigDecimal(text);
            if (scale.signum() > 0 && scale.precision() <= 15 && Math.abs(scale.scale()) <= 15) {
                return Optional.of(scale);
            }
        } catch (NumberFormatException notANumber) {
            // Answered below, like a number out of range.
        }
        problems.add(MapProblem.error(line, "scale", "scale", text));
        return Optional.empty();
    }

    /** One of the values of an enumeration, written in lower case with {@code -}. */
    static <E extends Enum<E>> Optional<E> choice(
            MapLine line, String field, String text, Class<E> type, List<MapProblem> problems) {
        StringBuilder all = new StringBuilder();
        for (E value : type.getEnumConstants()) {
            String name = value.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (name.equals(text.toLowerCase(Locale.ROOT))) {
                return Optional.of(value);
            }
            all.append(all.isEmpty() ? "" : " ").append(name);
        }
        problems.add(MapProblem.error(line, field, "choice", text, all.toString()));
        return Optional.empty();
    }

    private static List<String> sorted(Set<String> known) {
        return known.stream().sorted().toList();
    }
}
