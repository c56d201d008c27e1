package io.busbar.registers;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a map file.
 *
 * @param file its name, for messages
 * @param text its lines
 */
public record MapSource(String file, String text) {

    private static final Pattern ID = Pattern.compile("(?m)^\\s*map\\s+(\\S+)");

    /** The id that its line {@code map} gives, empty if it has none. */
    public Optional<String> id() {
        Matcher id = ID.matcher(text);
        return id.find() ? Optional.of(id.group(1)) : Optional.empty();
    }

    /** The line that gives the id; the file as a whole if none does. */
    public MapLine idLine() {
        Matcher id = ID.matcher(text);
        return new MapLine(
                file, id.find() ? (int) text.substring(0, id.start(1)).lines().count() : 0);
    }

    /** The family of the driver that the file belongs to: what stands before the dot of its id; empty if it is its own driver. */
    public Optional<String> family() {
        return id().filter(id -> id.indexOf('.') > 0).map(id -> id.substring(0, id.indexOf('.')));
    }
}
