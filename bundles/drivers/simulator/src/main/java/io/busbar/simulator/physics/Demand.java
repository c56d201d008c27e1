package io.busbar.simulator.physics;

/** What something draws from the network, given at whole minutes and straight between them. Immutable. */
interface Demand {

    /** What it draws at a minute, counted since 1970 UTC. Replaces what {@code out} held. */
    void at(long minute, PhasePower out);

    /** How its distortion is spread. */
    Spectrum spectrum();
}
