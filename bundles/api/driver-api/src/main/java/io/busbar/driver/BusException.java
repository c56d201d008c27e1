package io.busbar.driver;

/** A request to a device failed. */
public final class BusException extends Exception {

    private final transient ReadFailure failure;

    /** A request failed for this reason. */
    public BusException(ReadFailure failure) {
        super(failure.message());
        this.failure = failure;
    }

    /** Why. */
    public ReadFailure failure() {
        return failure;
    }
}
