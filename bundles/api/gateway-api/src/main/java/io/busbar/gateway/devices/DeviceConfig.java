package io.busbar.gateway.devices;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A device as people set it up.
 *
 * @param id id in this gateway: lower case, digits and {@code -}; begins the ids of its points
 * @param reference product reference of the catalogue
 * @param name what people call it
 * @param zone where it is, or empty
 * @param line id of its line; empty for a device that its driver reaches by itself
 * @param unit Modbus unit id, 0 to 255; 0 without a line
 * @param periodsMs polling periods that differ from the tier's default, by tier name in lower case, in milliseconds
 * @param gateway id of the device that it sits behind, on the same line; null where it is reached directly
 * @param serial serial number of the device that was accepted here, by which another in its place is noticed; empty until known
 * @param verified whether an operator has checked, against the device itself, that the register map of this reference is right for it;
 *     goes back to false when the reference changes
 */
public record DeviceConfig(
        String id,
        String reference,
        String name,
        String zone,
        String line,
        int unit,
        Map<String, Integer> periodsMs,
        @Nullable String gateway,
        String serial,
        boolean verified) {

    /** Copies the map. */
    public DeviceConfig {
        periodsMs = Map.copyOf(periodsMs);
    }

    /** A device whose map nobody has verified. */
    public DeviceConfig(
            String id,
            String reference,
            String name,
            String zone,
            String line,
            int unit,
            Map<String, Integer> periodsMs,
            @Nullable String gateway,
            String serial) {
        this(id, reference, name, zone, line, unit, periodsMs, gateway, serial, false);
    }

    /** A device that is reached directly and whose serial number is not known. */
    public DeviceConfig(
            String id,
            String reference,
            String name,
            String zone,
            String line,
            int unit,
            Map<String, Integer> periodsMs) {
        this(id, reference, name, zone, line, unit, periodsMs, null, "");
    }

    /** The same device behind this gateway. */
    public DeviceConfig withGateway(@Nullable String other) {
        return new DeviceConfig(id, reference, name, zone, line, unit, periodsMs, other, serial);
    }

    /** The same device with this serial number. */
    public DeviceConfig withSerial(String known) {
        return new DeviceConfig(id, reference, name, zone, line, unit, periodsMs, gateway, known, verified);
    }
}
