package io.busbar.driver;

import java.util.Set;

/**
 * A product that a driver can read: one entry of the catalogue.
 *
 * @param reference the manufacturer's name of it, such as {@code DIRIS Digiware I-35}; unique in the gateway
 * @param family the family it belongs to, such as {@code DIRIS Digiware}
 * @param loads how many loads it can have at most; 0 for a device without loads
 * @param phases phases of a load at most, 0 where that has no meaning
 * @param abilities what its maps deliver, such as {@code THD} or {@code IO}
 * @param status the least sure row that its pages show
 * @param source where the map comes from, for people
 */
public record Product(
        String reference,
        String family,
        int loads,
        int phases,
        Set<Ability> abilities,
        MapStatus status,
        String source) {

    /** What a product can deliver, in terms of the pages that show it. */
    public enum Ability {
        /** Voltages and network frequency. */
        NETWORK,
        /** Currents and powers of loads. */
        POWER,
        /** Energy indexes. */
        ENERGY,
        /** Energy indexes per tariff. */
        TARIFFS,
        /** Total harmonic distortion. */
        THD,
        /** Harmonics rank by rank. */
        HARMONICS,
        /** Logical inputs and outputs. */
        IO,
        /** Temperatures. */
        TEMPERATURE,
        /** Insulation monitoring. */
        INSULATION,
        /** Transfer switching. */
        TRANSFER,
        /** Other devices sit behind it. */
        GATEWAY
    }

    /** Copies the set. */
    public Product {
        abilities = Set.copyOf(abilities);
    }
}
