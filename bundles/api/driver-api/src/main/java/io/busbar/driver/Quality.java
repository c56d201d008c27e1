package io.busbar.driver;

/** How far a sample can be trusted. Only {@link #isGood() good} samples enter an aggregate. */
public enum Quality {
    /** Read from the device, in range. */
    GOOD,
    /** The last value known; the device has not answered for several periods. */
    STALE,
    /** The device itself says that it has no value here (its "not available" marker). */
    NOT_AVAILABLE,
    /** The device did not answer, or refused. */
    COMM_FAULT,
    /** Read, but outside what the quantity can be. */
    OUT_OF_RANGE,
    /** First value of an index after a reset, a rollover or a change of meter. */
    COUNTER_RESET,
    /** Made by a simulator or written by a demonstration. Counts as good, and is always marked. */
    SIMULATED;

    private static final Quality[] VALUES = values();

    /** Whether the number may be shown as current and enter aggregates. */
    public boolean isGood() {
        return this == GOOD || this == SIMULATED || this == COUNTER_RESET;
    }

    /** The quality with this {@link #ordinal()}, which is also its stored form and never changes. */
    public static Quality of(int ordinal) {
        return VALUES[ordinal];
    }
}
