package io.busbar.upgrade.tool;

/** Something that the person at the terminal can put right; its message is for that person. */
final class ToolException extends Exception {

    private final boolean wrongUse;

    ToolException(boolean wrongUse, String message) {
        super(message);
        this.wrongUse = wrongUse;
    }

    /** Whether the command line is at fault, not what it names. */
    boolean isWrongUse() {
        return wrongUse;
    }
}
