package io.busbar.gateway.detection;

import org.jspecify.annotations.Nullable;

/**
 * Where to look for devices. Says either an existing {@code line}, or {@code host} and {@code port} of a Modbus TCP endpoint, which need
 * not be set up.
 *
 * @param port TCP port; 502 where null
 * @param units unit ids and ranges of them, such as {@code 1-247} or {@code 2-21,255}; 1 to 247 and a gateway's own where null
 * @param patienceMs how long a unit may take to answer, in milliseconds, 50 to 10000; found out where null
 */
public record DetectionRequest(
        @Nullable String line,
        @Nullable String host,
        @Nullable Integer port,
        @Nullable String units,
        @Nullable Integer patienceMs) {}
