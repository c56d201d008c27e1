package io.busbar.exports.format;

import io.busbar.exports.format.Layout.Cell;
import io.busbar.exports.format.Layout.Field;
import io.busbar.exports.format.Layout.Line;
import io.busbar.exports.format.Layout.Part;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads templates. Used by one thread. */
final class LayoutParser {

    private static final Pattern FIELD = Pattern.compile("\\{([a-z.]+)(…?)}");
    private static final Pattern SECTION = Pattern.compile("\\[(head|series|between|row|value)]");
    private static final String COEFFICIENT = "coefficient.";
    private static final int MOST_DECIMALS = 12;

    private final Map<String, List<Line>> sections = new HashMap<>();
    private final Map<String, String> settings = new HashMap<>();
    private int number;

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException saying which line is wrong and why, in English
     */
    static Layout parse(String template) {
        return new LayoutParser().read(template);
    }

    private Layout read(String template) {
        String section = "";
        for (String line : template.split("\r?\n")) {
            number++;
            Matcher begins = SECTION.matcher(line.strip());
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (begins.matches()) {
                section = begins.group(1);
            } else if (section.isEmpty()) {
                setting(line);
            } else {
                sections.computeIfAbsent(section, key -> new ArrayList<>()).add(line(line));
            }
        }
        if (lines("row").isEmpty() == lines("value").isEmpty()) {
            throw new IllegalArgumentException("A template needs lines either in [row] or in [value]");
        }
        String separator = settings.getOrDefault("separator", ",");
        if (separator.length() != 1) {
            throw new IllegalArgumentException(
                    "The separator must be one character, which \"" + separator + "\" is not");
        }
        if (!settings.containsKey("file")) {
            throw new IllegalArgumentException(
                    "A template needs a line such as: file = {device}_{type}_{date}_{time}.csv");
        }
        return new Layout(
                cell(settings.getOrDefault("file", "")).parts(),
                separator.charAt(0),
                DateTimeFormatter.ofPattern(settings.getOrDefault("time", "yyyy-MM-dd'T'HH:mm:ss"), Locale.ROOT),
                newestFirst(settings.getOrDefault("order", "oldest-first")),
                decimals(),
                lines("head"),
                lines("series"),
                lines("between"),
                lines("row"),
                lines("value"));
    }

    private List<Line> lines(String section) {
        return List.copyOf(sections.getOrDefault(section, List.of()));
    }

    private void setting(String line) {
        int equals = line.indexOf('=');
        if (equals < 0) {
            throw wrong("it is neither \"name = value\" nor the beginning of a section");
        }
        settings.put(
                line.substring(0, equals).strip(), line.substring(equals + 1).strip());
    }

    private static boolean newestFirst(String order) {
        return switch (order) {
            case "newest-first" -> true;
            case "oldest-first" -> false;
            default ->
                throw new IllegalArgumentException(
                        "The order is \"" + order + "\"; it can be newest-first or oldest-first");
        };
    }

    private Map<String, Integer> decimals() {
        Map<String, Integer> decimals = new HashMap<>();
        settings.forEach((name, value) -> {
            if (name.startsWith(COEFFICIENT)) {
                int power = 0;
                while (power <= MOST_DECIMALS
                        && BigDecimal.ONE.scaleByPowerOfTen(-power).compareTo(decimal(value)) != 0) {
                    power++;
                }
                if (power > MOST_DECIMALS) {
                    throw new IllegalArgumentException("The coefficient " + value + " is not 1, 0.1, 0.01 and so on");
                }
                decimals.put(name.substring(COEFFICIENT.length()), power);
            }
        });
        return Map.copyOf(decimals);
    }

    private static BigDecimal decimal(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return BigDecimal.ZERO;
        }
    }

    private Line line(String text) {
        return new Line(Arrays.stream(text.split(",", -1)).map(this::cell).toList());
    }

    private Cell cell(String text) {
        List<Part> parts = new ArrayList<>();
        boolean repeated = false;
        int end = 0;
        Matcher fields = FIELD.matcher(text);
        while (fields.find()) {
            literal(parts, text.substring(end, fields.start()));
            parts.add(new Part.Value(field(fields.group(1))));
            repeated |= !fields.group(2).isEmpty();
            end = fields.end();
        }
        literal(parts, text.substring(end));
        return new Cell(List.copyOf(parts), repeated);
    }

    private static void literal(List<Part> parts, String text) {
        if (!text.isEmpty()) {
            parts.add(new Part.Literal(text));
        }
    }

    private Field field(String key) {
        return Arrays.stream(Field.values())
                .filter(field -> field.key().equals(key))
                .findFirst()
                .orElseThrow(() -> wrong("there is no {" + key + "}; there are "
                        + Arrays.stream(Field.values()).map(Field::key).collect(Collectors.joining(", "))));
    }

    private IllegalArgumentException wrong(String why) {
        return new IllegalArgumentException("Line " + number + ": " + why);
    }
}
