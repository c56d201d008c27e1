package io.busbar.registers;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Something wrong in a map file, said so that its author can mend it.
 *
 * @param severity whether the map can be used nevertheless
 * @param line where
 * @param field which column, directive or option of that line, or empty
 * @param code key of the text
 * @param arguments what the text mentions, another problem among them
 */
public record MapProblem(Severity severity, MapLine line, String field, String code, List<Object> arguments) {

    /** Whether a map with this problem can be used. */
    public enum Severity {
        /** The map is refused. */
        ERROR,
        /** The map is used. */
        WARNING
    }

    /** Copies the arguments. */
    public MapProblem {
        arguments = List.copyOf(arguments);
    }

    static MapProblem error(MapLine line, String field, String code, Object... arguments) {
        return new MapProblem(Severity.ERROR, line, field, code, List.of(arguments));
    }

    static MapProblem warning(MapLine line, String field, String code, Object... arguments) {
        return new MapProblem(Severity.WARNING, line, field, code, List.of(arguments));
    }

    /** The same, said to the author of a file that builds on the one where it shows. */
    MapProblem toldIn(String file) {
        return line.file().equals(file)
                ? this
                : new MapProblem(severity, new MapLine(file, 0), field, "inherited", List.of(this));
    }

    /** Whether the map is refused because of it. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** What is wrong and what to do, in English unless the locale is French. */
    public String text(Locale locale) {
        Locale language = locale.getLanguage().equals("fr") ? Locale.FRENCH : Locale.ROOT;
        ResourceBundle texts = ResourceBundle.getBundle(
                "io.busbar.registers.mapproblems",
                language,
                MapProblem.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        Object[] mentioned = arguments.stream()
                .map(argument -> argument instanceof MapProblem other ? other.toString(locale) : argument)
                .toArray();
        return new MessageFormat(texts.getString(code), locale).format(mentioned);
    }

    /** File, line, field and text on one line, as a compiler would print it. */
    public String toString(Locale locale) {
        return line + (field.isEmpty() ? "" : ": " + field) + ": " + text(locale);
    }

    @Override
    public String toString() {
        return toString(Locale.ENGLISH);
    }
}
