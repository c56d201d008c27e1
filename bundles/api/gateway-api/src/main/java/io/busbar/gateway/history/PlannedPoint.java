package io.busbar.gateway.history;

import io.busbar.driver.Quantity;

/**
 * A point of a device and how it is stored.
 *
 * @param point its id
 * @param origin whose decision that is
 * @param bytesPerYear about what it takes on the disk in a year; 0 if it is not stored
 */
public record PlannedPoint(
        String point, String load, Quantity quantity, StorageRule rule, Origin origin, long bytesPerYear) {

    /** Whose decision a rule is. */
    public enum Origin {
        /** Nobody's: the gateway's own. */
        DEFAULT,
        /** That of the whole site. */
        SITE,
        /** That of this device. */
        DEVICE
    }
}
