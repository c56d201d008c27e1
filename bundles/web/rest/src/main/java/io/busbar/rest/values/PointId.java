package io.busbar.rest.values;

import io.busbar.driver.Quantity;
import java.util.Optional;

/**
 * The id of a point, taken apart.
 *
 * @param text the id as written, {@code <device>/<load>/<quantity>}
 */
public record PointId(String text, String device, String load, Quantity quantity) {

    /** The id that is written so; empty where it has another form or its quantity is not in the dictionary. */
    public static Optional<PointId> parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 3 || parts[0].isEmpty() || parts[1].isEmpty()) {
            return Optional.empty();
        }
        return Quantity.find(parts[2]).map(quantity -> new PointId(text, parts[0], parts[1], quantity));
    }
}
