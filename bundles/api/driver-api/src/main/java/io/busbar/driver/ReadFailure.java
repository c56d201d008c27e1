package io.busbar.driver;

import java.util.List;

/**
 * Why a request brought no data.
 *
 * @param kind what went wrong
 * @param exceptionCode the Modbus exception code for {@link Kind#EXCEPTION}, else 0
 * @param message one English sentence for the log and the device's "last error"
 * @param code which text of the gateway's catalogue the sentence is, so that people read it in their language; empty if it is none
 * @param arguments what that text mentions
 */
public record ReadFailure(Kind kind, int exceptionCode, String message, String code, List<Object> arguments) {

    /** Copies the arguments. */
    public ReadFailure {
        arguments = List.copyOf(arguments);
    }

    /** A failure that is told in English only. */
    public ReadFailure(Kind kind, int exceptionCode, String message) {
        this(kind, exceptionCode, message, "", List.of());
    }

    /** What went wrong. */
    public enum Kind {
        /** No answer in time. */
        TIMEOUT,
        /** The line is not connected. */
        DISCONNECTED,
        /** The device answered with a Modbus exception. */
        EXCEPTION,
        /** An answer that does not fit the request. */
        MALFORMED,
        /** The link was closed, or the unit is suspended because it does not answer. */
        SUSPENDED
    }

    /** Modbus exception 2: the device has no such registers. */
    public boolean isIllegalAddress() {
        return kind == Kind.EXCEPTION && exceptionCode == 2;
    }

    /** Exceptions 5, 6, 10 and 11: ask again later. */
    public boolean isBusy() {
        return kind == Kind.EXCEPTION
                && (exceptionCode == 5 || exceptionCode == 6 || exceptionCode == 10 || exceptionCode == 11);
    }
}
