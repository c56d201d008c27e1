package io.busbar.simulator.physics;

/** Randomness that can be asked again: the same seed and time give the same number. */
final class Noise {

    private Noise() {}

    /** A number from -1 to 1 for each pair of seed and step, evenly spread. */
    static double at(long seed, long step) {
        long x = seed * 0x9E3779B97F4A7C15L + step * 0xD1B54A32D192ED03L;
        x = (x ^ x >>> 30) * 0xBF58476D1CE4E5B9L;
        x = (x ^ x >>> 27) * 0x94D049BB133111EBL;
        x ^= x >>> 31;
        return (x >> 10) * 0x1p-53;
    }

    /** As {@link #at}, from 0 to 1. */
    static double share(long seed, long step) {
        return 0.5 + 0.5 * at(seed, step);
    }

    /** A curve between -1 and 1 that wanders from one number to the next within each period, without a corner. */
    static double smooth(long seed, long timeMillis, long periodMillis) {
        long step = Math.floorDiv(timeMillis, periodMillis);
        double x = Math.floorMod(timeMillis, periodMillis) / (double) periodMillis;
        double from = at(seed, step);
        return from + (at(seed, step + 1) - from) * x * x * (3 - 2 * x);
    }

    /** A seed for a part of what this seed is for. */
    static long part(long seed, long part) {
        return seed * 0x2545F4914F6CDD1DL + part * 0x9E3779B97F4A7C15L + 1;
    }
}
