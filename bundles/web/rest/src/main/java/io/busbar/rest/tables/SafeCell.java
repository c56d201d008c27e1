package io.busbar.rest.tables;

import java.util.regex.Pattern;

/**
 * Texts as cells of a spreadsheet. A program that opens the file would compute what begins like a formula, so such a text is written
 * behind an apostrophe, and read back without it. Every text comes back as it was.
 */
public final class SafeCell {

    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\\t\\r\\n].*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,18}(?:\\.\\d{1,18})?");
    private static final char GUARD = '\'';

    private SafeCell() {}

    /** The cell that holds a text; a plain number stays one, whatever its sign. */
    public static String written(String text) {
        return FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches() ? GUARD + text : text;
    }

    /** The text that a cell holds. */
    public static String read(String cell) {
        return !cell.isEmpty()
                        && cell.charAt(0) == GUARD
                        && FORMULA.matcher(cell).matches()
                ? cell.substring(1)
                : cell;
    }
}
