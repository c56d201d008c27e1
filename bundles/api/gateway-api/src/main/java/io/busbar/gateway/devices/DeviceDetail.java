package io.busbar.gateway.devices;

/** Why a device is in its state. */
public enum DeviceDetail {
    /** Nothing to say. */
    NONE,
    /** First answers are awaited. */
    CONNECTING,
    /** Its line cannot be connected. */
    LINE_DOWN,
    /** It does not answer on a line that works. */
    NO_ANSWER,
    /** It refuses or garbles some of the reads. */
    SOME_BLOCKS_FAIL,
    /** No installed driver knows its reference. */
    NO_DRIVER,
    /** Its driver failed to begin. */
    DRIVER_ERROR,
    /** It says that it is another product than configured. */
    WRONG_PRODUCT
}
