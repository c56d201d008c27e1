package io.busbar.gateway.devices;

import java.util.Map;

/**
 * A device as people set it up.
 *
 * @param id id in this gateway: lower case, digits and {@code -}; begins the ids of its points
 * @param reference product reference of the catalogue
 * @param name what people call it
 * @param zone where it is, or empty
 * @param line id of its line
 * @param unit Modbus unit id, 0 to 255
 * @param periodsMs polling periods that differ from the tier's default, by tier name in lower case, in milliseconds
 */
public record DeviceConfig(
        String id, String reference, String name, String zone, String line, int unit, Map<String, Integer> periodsMs) {

    /** Copies the map. */
    public DeviceConfig {
        periodsMs = Map.copyOf(periodsMs);
    }
}
