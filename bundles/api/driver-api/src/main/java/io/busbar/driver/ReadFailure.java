package io.busbar.driver;

/**
 * Why a request brought no data.
 *
 * @param kind what went wrong
 * @param exceptionCode the Modbus exception code for {@link Kind#EXCEPTION}, else 0
 * @param message one English sentence for the log and the device's "last error"
 */
public record ReadFailure(Kind kind, int exceptionCode, String message) {

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
