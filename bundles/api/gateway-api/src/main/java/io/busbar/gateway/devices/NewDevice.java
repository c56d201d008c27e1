package io.busbar.gateway.devices;

import org.jspecify.annotations.Nullable;

/**
 * A wish to add a device. Says either an existing {@code line}, or {@code host} and {@code port}, for which a Modbus TCP line is found
 * or made.
 *
 * @param id wished id, or null to have one made from the reference and the unit
 * @param port TCP port; 502 where null
 */
public record NewDevice(
        @Nullable String id,
        @Nullable String reference,
        @Nullable String name,
        @Nullable String zone,
        @Nullable String line,
        @Nullable String host,
        @Nullable Integer port,
        @Nullable Integer unit) {}
