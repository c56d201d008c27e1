package io.busbar.alarms.core;

import io.busbar.gateway.alarms.AlarmDefinition;
import io.busbar.gateway.alarms.AlarmDefinition.HysteresisIn;
import org.jspecify.annotations.Nullable;

/**
 * Thresholds with hysteresis.
 *
 * @param high beyond above this, or null
 * @param low beyond below this, or null
 */
public record Limits(@Nullable Double high, @Nullable Double low, double hysteresis, HysteresisIn hysteresisIn) {

    /** The thresholds of a definition. */
    public static Limits of(AlarmDefinition definition) {
        return new Limits(definition.high(), definition.low(), definition.hysteresis(), definition.hysteresisIn());
    }

    /** What a value is. */
    public Verdict judge(double value) {
        if (Double.isNaN(value)) {
            return Verdict.UNKNOWN;
        }
        if (isAbove(value, 0) || isBelow(value, 0)) {
            return Verdict.BEYOND;
        }
        return isAbove(value, hysteresis) || isBelow(value, hysteresis) ? Verdict.BETWEEN : Verdict.WITHIN;
    }

    /** The threshold that this value is beyond or came back from; NaN where it is within. */
    public double limit(double value) {
        if (high != null && isAbove(value, hysteresis)) {
            return high;
        }
        return low != null && isBelow(value, hysteresis) ? low : Double.NaN;
    }

    /** How far a value is on its way to, or beyond, the nearest threshold; the greater the worse. */
    public double badness(double value) {
        double above = high == null ? Double.NEGATIVE_INFINITY : value - high;
        double below = low == null ? Double.NEGATIVE_INFINITY : low - value;
        return Math.max(above, below);
    }

    private boolean isAbove(double value, double back) {
        return high != null && value > high - width(high, back);
    }

    private boolean isBelow(double value, double back) {
        return low != null && value < low + width(low, back);
    }

    private double width(double threshold, double back) {
        return hysteresisIn == HysteresisIn.PERCENT ? Math.abs(threshold) * back / 100 : back;
    }
}
