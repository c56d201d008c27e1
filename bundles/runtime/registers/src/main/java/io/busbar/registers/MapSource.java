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

    /** The family of the driver that the file belongs to: what stands before the dot of its id; empty if it is its own driver. */
    public Optional<String> family() {
        Matcher id = ID.matcher(text);
        if (!id.find()) {
            return Optional.empty();
        }
        int dot = id.group(1).indexOf('.');
        return dot < 1 ? Optional.empty() : Optional.of(id.group(1).substring(0, dot));
    }
}
