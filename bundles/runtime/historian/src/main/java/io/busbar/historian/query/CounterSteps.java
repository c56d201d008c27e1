package io.busbar.historian.query;

import io.busbar.driver.Quality;
import io.busbar.gateway.history.Counters.Replacement;
import java.util.List;

/**
 * What a counter counted between two readings. A step forward is the difference. A step back is a rollover where the counter was near the
 * end of its range, else a reset: then it counts from zero. Across a noted replacement each meter counts its own part.
 */
public final class CounterSteps {

    /** Nothing is known of the counter. */
    public static final CounterSteps PLAIN = new CounterSteps(Double.POSITIVE_INFINITY, List.of());

    /** How near to the end of its range a counter must have been for a rollover, as a share of the range. */
    private static final double NEAR_END = 0.1;

    private final double modulus;
    private final List<Replacement> replacements;

    /**
     * Rules for one counter.
     *
     * @param modulus where it rolls over to zero, in the canonical unit; infinite where unknown
     * @param replacements meters that took the place of others, oldest first
     */
    CounterSteps(double modulus, List<Replacement> replacements) {
        this.modulus = modulus;
        this.replacements = List.copyOf(replacements);
    }

    /** Whether a meter took the place of another after one time and not after another. */
    boolean isReplaced(long after, long to) {
        for (Replacement replacement : replacements) {
            long at = replacement.time().toEpochMilli();
            if (at > after && at <= to) {
                return true;
            }
        }
        return false;
    }

    double step(long beforeTime, double before, long time, double reading, byte quality) {
        double counted = 0;
        double from = before;
        boolean replaced = false;
        for (Replacement replacement : replacements) {
            long at = replacement.time().toEpochMilli();
            if (at > beforeTime && at <= time) {
                counted += plain(from, replacement.lastOfOld(), false);
                from = replacement.firstOfNew();
                replaced = true;
            }
        }
        return counted + plain(from, reading, !replaced && quality == Quality.COUNTER_RESET.ordinal());
    }

    private double plain(double before, double reading, boolean reset) {
        if (reading >= before) {
            // A reset that was noticed although the new reading is higher: another meter, whose past is not ours.
            return reset ? 0 : reading - before;
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
