package io.busbar.gateway.devices;

import java.util.Locale;

/**
 * Something wrong in a register map file, said so that its author can mend it.
 *
 * @param file name of the file
 * @param line line of the file, counted from 1; 0 for the file as a whole
 * @param field which column, directive or option of that line, or empty
 * @param severity whether the map is used nevertheless
 * @param code stable code, such as {@code row.overlap}
 * @param english what is wrong and what to do, in English
 * @param french the same in French
 */
public record MapFileProblem(
        String file, int line, String field, Severity severity, String code, String english, String french) {

    /** Whether a map with this problem is used. */
    public enum Severity {
        /** The map is refused; its driver goes on with the one before, if there was one. */
        ERROR,
        /** The map is used. */
        WARNING
    }

    /** Whether the map is refused because of it. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** What is wrong and what to do, in English unless the locale is French. */
    public String text(Locale locale) {
        return locale.getLanguage().equals("fr") ? french : english;
    }
}
