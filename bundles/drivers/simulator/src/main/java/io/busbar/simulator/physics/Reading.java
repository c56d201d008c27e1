package io.busbar.simulator.physics;

/** How one quantity is read off a meter. Immutable. */
@FunctionalInterface
public interface Reading {

    /** The value in the quantity's canonical unit; NaN where the meter has none. */
    double at(LoadMeter meter, long millis);
}
