package io.busbar.driver;

import java.util.Optional;

/**
 * One measured quantity, named after IEC 61557-12 and IEC 61850.
 *
 * <p>The key is {@code <base>[.<phase>][.<rank>][.<tariff>][.<statistic>]}, for example {@code voltage.l1n},
 * {@code power.active.total.avg}, {@code current.l1.h5}, {@code energy.active.import.t2}. Bases stand in the {@link Quantities dictionary};
 * equal keys are equal quantities.
 *
 * @param key the stable, readable name; lower case, dots between its parts
 * @param symbol the short symbol of the field, such as {@code U12} or {@code Ea+}
 * @param unit canonical unit of every value
 * @param kind how values behave over time
 * @param number stable number of the base, used where a file format wants numbers
 */
public record Quantity(String key, String symbol, Unit unit, QuantityKind kind, int number) {

    /**
     * The quantity with this key.
     *
     * @throws IllegalArgumentException if the dictionary has no such base or the modifiers are malformed; the message names the key
     */
    public static Quantity of(String key) {
        return Quantities.parse(key)
                .orElseThrow(() -> new IllegalArgumentException("Unknown quantity \"" + key + "\""));
    }

    /** The quantity with this key, or empty where the dictionary has none. */
    public static Optional<Quantity> find(String key) {
        return Quantities.parse(key);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Quantity q && q.key.equals(key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return key;
    }
}
