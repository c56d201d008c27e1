package io.busbar.gateway.exports;

/** What stands between the cells of a text file. */
public enum Separator {
    /** A comma. */
    COMMA(','),
    /** A semicolon. */
    SEMICOLON(';'),
    /** A tabulator. */
    TAB('\t');

    private final char character;

    Separator(char character) {
        this.character = character;
    }

    /** The character. */
    public char character() {
        return character;
    }
}
