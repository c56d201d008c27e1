package io.busbar.gateway.alarms;

/** Where an alarm stands. The order is that of the stored form and never changes. */
public enum AlarmStatus {
    /** The cause is there; it may have been acknowledged already. */
    ACTIVE,
    /** The cause has gone, and nobody has said that they saw it. */
    FINISHED_UNACKNOWLEDGED,
    /** The cause has gone, and it was acknowledged by a person or needs no acknowledgement. */
    FINISHED_ACKNOWLEDGED;

    private static final AlarmStatus[] VALUES = values();

    /** The status with this {@link #ordinal()}. */
    public static AlarmStatus of(int ordinal) {
        return VALUES[ordinal];
    }
}
