package io.busbar.gateway.alarms;

import org.jspecify.annotations.Nullable;

/**
 * What is known of an event of the voltage quality. Numbers that are not known are NaN.
 *
 * @param kind what happened
 * @param phases bit 0 for L1, bit 1 for L2, bit 2 for L3; 0 where it is not known
 * @param startUncertaintyMs the event began at most so many milliseconds before or after {@link Alarm#since()}
 * @param durationUncertaintyMs its duration may be wrong by so many milliseconds either way
 * @param reference voltage that percentages refer to, V
 * @param threshold percentage of the reference at which it begins
 * @param hysteresis percentage of the reference by which the voltage must come back
 * @param extreme residual voltage of a dip, highest of a swell, V; of other kinds the extreme of their quantity
 * @param cell class of EN 50160 by depth and duration, such as {@code A1}; null where it has none
 * @param flagged whether it must not be counted, as it falls into an interruption or a loss of communication
 */
public record PowerQualityEvent(
        Kind kind,
        int phases,
        long startUncertaintyMs,
        long durationUncertaintyMs,
        double reference,
        double threshold,
        double hysteresis,
        double extreme,
        @Nullable String cell,
        boolean flagged) {

    /** Sorts of events. The order is that of the stored form and never changes. */
    public enum Kind {
        /** The voltage is too low for a time. */
        DIP,
        /** The voltage is too high for a time. */
        SWELL,
        /** There is hardly any voltage. */
        INTERRUPTION,
        /** The voltage goes quickly from one level to another. */
        RAPID_VOLTAGE_CHANGE,
        /** The phases differ. */
        UNBALANCE,
        /** The frequency is out of its band. */
        FREQUENCY,
        /** Too much total harmonic distortion. */
        THD,
        /** Too much of one harmonic. */
        HARMONIC,
        /** The average voltage of ten minutes is out of its band. */
        VOLTAGE_10MIN,
        /** An inrush current. */
        INRUSH,
        /** A trip. */
        TRIP,
        /** The device does not say which. */
        UNKNOWN;

        private static final Kind[] VALUES = values();

        /** The kind with this {@link #ordinal()}. */
        public static Kind of(int ordinal) {
            return VALUES[ordinal];
        }
    }

    /** The extreme in per cent of the reference; NaN where either is not known. */
    public double percent() {
        return reference > 0 ? 100 * extreme / reference : Double.NaN;
    }
}
