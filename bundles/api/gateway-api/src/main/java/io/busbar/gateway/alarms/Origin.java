package io.busbar.gateway.alarms;

/** Who found it. The order is that of the stored form and never changes. */
public enum Origin {
    /** The gateway, by a definition or because it concerns the gateway. */
    GATEWAY,
    /** The device itself. */
    DEVICE,
    /** The gateway, from values read about once a second. */
    DERIVED_1S,
    /** The gateway, from averages over ten minutes. */
    DERIVED_10MIN;

    private static final Origin[] VALUES = values();

    /** The origin with this {@link #ordinal()}. */
    public static Origin of(int ordinal) {
        return VALUES[ordinal];
    }
}
