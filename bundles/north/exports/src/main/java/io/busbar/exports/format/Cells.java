package io.busbar.exports.format;

/** Cells of a text file. */
final class Cells {

    private Cells() {}

    /** A text that no spreadsheet takes for a formula: one that begins like it gets an apostrophe in front. */
    static String neutral(String text) {
        if (text.isEmpty()) {
            return text;
        }
        return switch (text.charAt(0)) {
            case '=', '+', '-', '@', '\t', '\r', '\n' -> "'" + text;
            default -> text;
        };
    }

    /** Appends a cell, in quotes where RFC 4180 needs them. */
    static void append(StringBuilder line, String text, char separator) {
        boolean quoted = false;
        for (int i = 0; i < text.length() && !quoted; i++) {
            char c = text.charAt(i);
            quoted = c == separator || c == '"' || c == '\r' || c == '\n';
        }
        if (quoted) {
            line.append('"').append(text.replace("\"", "\"\"")).append('"');
        } else {
            line.append(text);
        }
    }
}
