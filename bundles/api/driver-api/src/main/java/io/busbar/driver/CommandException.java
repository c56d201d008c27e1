package io.busbar.driver;

import java.util.List;

/** A command was not carried out, or nobody knows whether it was, for a reason that is not the bus's; that is a {@link BusException}. */
public final class CommandException extends Exception {

    /** Why. */
    public enum Reason {
        /** The device has no such command. */
        UNKNOWN,
        /** The argument is missing, not wanted, or out of range. Nothing was written. */
        ARGUMENT,
        /** The device's own state does not allow it now; the arguments are what was read and what is needed. Nothing was written. */
        NOT_NOW,
        /**
         * All was written and accepted, but the device did not show the effect in time; the arguments are what was read and what was
         * expected.
         */
        NO_EFFECT
    }

    private final Reason reason;
    private final transient List<Object> arguments;

    /** A command failed for this reason. */
    public CommandException(Reason reason, Object... arguments) {
        super(reason + " " + List.of(arguments));
        this.reason = reason;
        this.arguments = List.of(arguments);
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** What a text about it mentions, in the order that the reason gives. */
    public List<Object> arguments() {
        return arguments;
    }
}
