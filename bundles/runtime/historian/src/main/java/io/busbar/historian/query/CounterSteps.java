package io.busbar.historian.query;

import io.busbar.driver.Quality;

/**
 * What a counter counted between two readings. A step forward is the difference. A step back is a rollover where the counter was near the
 * end of its range, else a reset: then it counts from zero.
 */
final class CounterSteps {

    /** How near to the end of its range a counter must have been for a rollover, as a share of the range. */
    private static final double NEAR_END = 0.1;

    private final double modulus;

    /**
     * Rules for one counter.
     *
     * @param modulus where it rolls over to zero, in the canonical unit; infinite where unknown
     */
    CounterSteps(double modulus) {
        this.modulus = modulus;
    }

    double step(long beforeTime, double before, long time, double reading, byte quality) {
        if (reading >= before) {
            // A reset that was noticed although the new reading is higher: another meter, whose past is not ours.
            return quality == Quality.COUNTER_RESET.ordinal() ? 0 : reading - before;
        }
        if (before > modulus * (1 - NEAR_END) && before <= modulus && reading < modulus * NEAR_END) {
            return modulus - before + reading;
        }
        return nearZero(before, reading) ? reading : 0;
    }

    /** Whether a reading can come from a counter that began at zero since: it is small against what was there before. */
    private static boolean nearZero(double before, double reading) {
        return reading >= 0 && reading <= before * NEAR_END;
    }
}
