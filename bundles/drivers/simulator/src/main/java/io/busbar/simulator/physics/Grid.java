package io.busbar.simulator.physics;

/** The supply: voltages and frequency of the site, at any time. Immutable. */
final class Grid {

    /** Nominal voltage to neutral, V. */
    static final double NOMINAL_VOLTAGE = 230;
    /** Nominal frequency, Hz. */
    static final double NOMINAL_FREQUENCY = 50;

    private static final long HOUR = 3_600_000;

    private final long seed;

    Grid(long seed) {
        this.seed = seed;
    }

    /** Voltage of a phase (0 to 2) to neutral, V. */
    double voltage(int phase, long millis) {
        double common = 0.011 * Noise.smooth(seed + 30, millis, 2 * HOUR)
                + 0.004 * Noise.smooth(seed + 31, millis, 240_000)
                + 0.0012 * Noise.smooth(seed + 32, millis, 9_000);
        double own = 0.003 * Noise.at(seed + 33, phase)
                + 0.0025 * Noise.smooth(seed + 34 + phase, millis, HOUR)
                + 0.0009 * Noise.smooth(seed + 37 + phase, millis, 3_000);
        return NOMINAL_VOLTAGE * (1.004 + common + own);
    }

    /** Angle of a phase's voltage, degrees, -180 to 180; the first phase is the origin. */
    double angle(int phase, long millis) {
        double ideal = phase == 0 ? 0 : phase == 1 ? -120 : 120;
        return phase == 0 ? 0 : ideal + 0.35 * Noise.smooth(seed + 40 + phase, millis, HOUR / 2);
    }

    /** Frequency, Hz. */
    double frequency(long millis) {
        return NOMINAL_FREQUENCY
                + 0.022 * Noise.smooth(seed + 44, millis, 150_000)
                + 0.012 * Noise.smooth(seed + 45, millis, 21_000)
                + 0.003 * Noise.smooth(seed + 46, millis, 2_000);
    }

    /** Distortion of a phase's voltage as a share of the fundamental. */
    double distortion(int phase, long millis) {
        return 0.019
                + 0.004 * Noise.smooth(seed + 47, millis, HOUR)
                + 0.0012 * Noise.smooth(seed + 48 + phase, millis, 60_000);
    }
}
