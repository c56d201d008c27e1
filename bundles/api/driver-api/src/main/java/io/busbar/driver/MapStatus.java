package io.busbar.driver;

/** How sure a register map, or a row of one, is. Ordered from certain to guessed. */
public enum MapStatus {
    /** The manufacturer's published table. */
    OFFICIAL,
    /** Used by a driver in production elsewhere. */
    DRIVER_USED,
    /** Seen right on a real device. */
    DEVICE_TESTED,
    /** Published by somebody other than the manufacturer. */
    UNOFFICIAL,
    /** Inferred from a sister product. */
    ASSUMED,
    /** A proposal where no map is public; works only with devices set up to match. */
    DEFAULT_UNVERIFIED;

    /** Whether a page must say that the map is not verified: everything below {@link #DRIVER_USED}. */
    public boolean needsBadge() {
        return compareTo(DRIVER_USED) > 0;
    }
}
