package io.busbar.plc4x;

import io.busbar.driver.ReadFailure;

/** A device could not be reached through PLC4X, or did not answer in time. */
final class PlcFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient ReadFailure failure;

    PlcFailure(ReadFailure.Kind kind, String message) {
        super(message);
        this.failure = new ReadFailure(kind, 0, message);
    }

    ReadFailure failure() {
        return failure;
    }
}
