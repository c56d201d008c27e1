package io.busbar.gateway.devices;

import org.jspecify.annotations.Nullable;

/**
 * A wish to add a device. Says either an existing {@code line}, or {@code host} and {@code port}, for which a Modbus TCP line is found
 * or made.
 *
 * @param id wished id, or null to have one made from the reference and the unit
 * @param port TCP port; 502 where null
 * @param gateway id of the device that it sits behind, on the same line; null where it is reached directly
 * @param serial serial number by which another device in its place is noticed; null where not known
 */
public record NewDevice(
        @Nullable String id,
        @Nullable String reference,
        @Nullable String name,
        @Nullable String zone,
        @Nullable String line,
        @Nullable String host,
        @Nullable Integer port,
        @Nullable Integer unit,
        @Nullable String gateway,
        @Nullable String serial) {

    /** A device that is reached directly and whose serial number is not known. */
    public NewDevice(
            @Nullable String id,
            @Nullable String reference,
            @Nullable String name,
            @Nullable String zone,
            @Nullable String line,
            @Nullable String host,
            @Nullable Integer port,
            @Nullable Integer unit) {
        this(id, reference, name, zone, line, host, port, unit, null, null);
    }
}
