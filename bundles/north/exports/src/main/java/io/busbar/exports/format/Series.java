package io.busbar.exports.format;

import io.busbar.driver.Quantity;
import io.busbar.gateway.exports.Category;
import java.util.Map;

/**
 * A series of a file: a point, and what people call it.
 *
 * @param point id of the point
 * @param quantity what it measures
 * @param category what it counts as
 * @param loadKey place of its load in the device, {@code -} for the device itself
 * @param load name of the load
 * @param usage what the load is used for
 * @param nature what it takes, such as {@code Elec}
 */
public record Series(
        String point, Quantity quantity, Category category, String loadKey, String load, String usage, String nature) {

    /** What the reference product's files call their quantities; all others go by their symbols. */
    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("energy.active.import", "EA+"),
            Map.entry("energy.active.export", "EA-"),
            Map.entry("energy.reactive.import", "ER+"),
            Map.entry("energy.reactive.export", "ER-"),
            Map.entry("energy.apparent", "ES"),
            Map.entry("load.curve.active.import", "P+"),
            Map.entry("load.curve.active.export", "P-"),
            Map.entry("load.curve.reactive.import", "Q+"),
            Map.entry("load.curve.reactive.export", "Q-"),
            Map.entry("load.curve.apparent", "S"),
            Map.entry("thd.current.l1", "THD I1"),
            Map.entry("thd.current.l2", "THD I2"),
            Map.entry("thd.current.l3", "THD I3"),
            Map.entry("thd.current.n", "THD In"));

    /** The measured value as files name it. */
    String label() {
        return LABELS.getOrDefault(quantity.key(), quantity.symbol());
    }
}
