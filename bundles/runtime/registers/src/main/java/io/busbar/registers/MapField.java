package io.busbar.registers;

import java.util.Map;

/**
 * Something that a device says of itself rather than measures: its name, its serial number, which loads it is set up with. Stands in a
 * map as a line whose quantity begins with {@code @}.
 *
 * @param name such as {@code vendor} or {@code load.enabled}
 * @param instance 1 for the first of a repeated block, 0 if there is one for the device
 * @param block name of the block that it stands in, with its instance
 * @param cell where it stands
 * @param codes what its numbers mean, where the map says so
 * @param line where it is written
 */
public record MapField(String name, int instance, String block, Cell cell, Map<Long, String> codes, MapLine line) {

    /** Copies the codes. */
    public MapField {
        codes = Map.copyOf(codes);
    }
}
