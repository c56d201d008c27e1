package io.busbar.gateway.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A load: what one measuring input of a device measures, or what people have made of several of them.
 *
 * @param id {@code <device>/<key>}, with which the ids of its points begin; {@code -/<key>} for one that people made
 * @param device id of its device; {@code -} for one that people made
 * @param key its place in the device, or what people named it by
 * @param name what people call it; the name that the device has for it until somebody chooses another
 * @param renamed whether somebody has chosen the name
 * @param deviceName what people call its device; empty for one that people made
 * @param zone where it is: the device's zone until somebody chooses another
 * @param rezoned whether somebody has chosen the zone
 * @param fluid id of the fluid that it takes
 * @param usage id of what it is used for; empty where nobody has said
 * @param quantity key of the counter that people chose, such as {@code energy.active.export}; null for the usual one of the fluid
 * @param counter id of the point that counts it; null where there is none yet, and for loads that people made
 * @param counters keys of all counters that it has been seen to have, in order
 * @param terms what it is made of; empty for a load of a device
 * @param present whether its device has it now
 */
public record Load(
        String id,
        String device,
        String key,
        String name,
        boolean renamed,
        String deviceName,
        String zone,
        boolean rezoned,
        String fluid,
        String usage,
        @Nullable String quantity,
        @Nullable String counter,
        List<String> counters,
        List<LoadTerm> terms,
        boolean present) {

    /** In the place of a device: people have made this load. */
    public static final String MADE = "-";

    /** Copies the lists. */
    public Load {
        counters = List.copyOf(counters);
        terms = List.copyOf(terms);
    }

    /** Whether people have made it of other loads or of any points. */
    public boolean isMade() {
        return device.equals(MADE);
    }

    /** The id of a load. */
    public static String id(String device, String key) {
        return device + '/' + key;
    }
}
