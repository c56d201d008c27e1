package io.busbar.registers;

import io.busbar.driver.MapStatus;
import io.busbar.driver.PollTier;
import io.busbar.driver.Quality;
import io.busbar.driver.Quantity;
import io.busbar.driver.Words;
import org.jspecify.annotations.Nullable;

/**
 * One quantity of one load, and where a device keeps it: a line of a map file after repeats are written out. Immutable.
 *
 * @param load key of the load, or {@link io.busbar.driver.Points#NO_LOAD}
 * @param quantity what is measured
 * @param block name of the block that it stands in, with its instance; empty outside of blocks
 * @param tier how often it wants to be read
 * @param cell where the value stands
 * @param rest where the part stands that the cell is too coarse for, such as the 0.1 Wh beside whole kWh; added to it
 * @param minus where what flows the other way stands, for devices that keep either direction in registers of its own; taken from it
 * @param sign the word that says whether the value is negative
 * @param wrap where the device counts how often the cell has begun again at 0
 * @param range what the quantity can be; outside of it a value is {@link Quality#OUT_OF_RANGE}
 * @param condition which set-up must hold for the row to exist in a device
 * @param status how sure the row is
 * @param source where it comes from
 * @param line where it is written
 */
public record MapRow(
        String load,
        Quantity quantity,
        String block,
        PollTier tier,
        Cell cell,
        @Nullable Cell rest,
        @Nullable Cell minus,
        @Nullable Sign sign,
        @Nullable Wrap wrap,
        @Nullable Range range,
        @Nullable Condition condition,
        MapStatus status,
        String source,
        MapLine line) {

    /** The highest value of a counter with nine digits, in its own steps. */
    private static final double NINES = 999_999_999;

    /**
     * A word that carries the sign of another value.
     *
     * @param cell where it stands
     * @param negative what it holds when the value is negative
     * @param positive what it holds when the value is positive
     */
    public record Sign(Cell cell, long negative, long positive) {}

    /**
     * Where a device tells how far a counter of its own is from where it has begun: a register that holds the counter's highest value, and
     * one that counts how often it has gone beyond that. They may stand far from the counter; then they are read apart from it.
     *
     * @param count how often
     * @param highest the counter's highest value, in the quantity's canonical unit; where that is a row of nines, one step more is 0 again
     */
    public record Wrap(Cell count, Cell highest) {

        /** First register of the two. */
        public int start() {
            return Math.min(count.address(), highest.address());
        }

        /** Address after the last register of the two. */
        public int end() {
            return Math.max(count.end(), highest.end());
        }

        /**
         * What is to be added to the counter; NaN where the device does not say.
         *
         * @throws IndexOutOfBoundsException if the words do not hold both registers
         */
        public double carry(Words words) {
            return count.number(words) * modulus(highest.number(words));
        }

        /** From 0 to 0 again. */
        double modulus(double most) {
            double step = highest.factor().apply(1);
            return Math.rint(most / step) % 10 == 9 ? most + step : most;
        }
    }

    /** What a quantity can be, both ends included. */
    public record Range(double lowest, double highest) {
        boolean holds(double value) {
            return value >= lowest && value <= highest;
        }
    }

    /**
     * What the device's own set-up must say for a row to exist.
     *
     * @param field name of the field that says it
     * @param instance which instance of the field; 0 if there is one for all
     * @param bit which bit of it, or -1 if it must merely not be 0
     */
    public record Condition(String field, int instance, int bit) {}

    /** First register that a read of this row needs. */
    public int start() {
        int start = cell.address();
        if (rest != null) {
            start = Math.min(start, rest.address());
        }
        if (minus != null) {
            start = Math.min(start, minus.address());
        }
        return sign == null ? start : Math.min(start, sign.cell().address());
    }

    /** Address after the last register that a read of this row needs. */
    public int end() {
        int end = cell.end();
        if (rest != null) {
            end = Math.max(end, rest.end());
        }
        if (minus != null) {
            end = Math.max(end, minus.end());
        }
        return sign == null ? end : Math.max(end, sign.cell().end());
    }

    /**
     * The number in the quantity's canonical unit; NaN where the device says that it has none.
     *
     * @throws IndexOutOfBoundsException if the words do not hold this row
     */
    public double value(Words words) {
        double value = cell.number(words);
        if (rest != null) {
            value += rest.number(words);
        }
        if (minus != null) {
            value -= minus.number(words);
        }
        if (sign != null) {
            double says = sign.cell().number(words);
            if (says == sign.negative()) {
                value = -Math.abs(value);
            } else if (says == sign.positive()) {
                value = Math.abs(value);
            }
        }
        return value;
    }

    /** How far this value of the row can be trusted. */
    public Quality quality(double value) {
        if (Double.isNaN(value)) {
            return Quality.NOT_AVAILABLE;
        }
        return range == null || range.holds(value) ? Quality.GOOD : Quality.OUT_OF_RANGE;
    }

    /** Writes what flows the other way, and returns what is left for the cell itself. */
    private double putMinus(double value, WordStore store) {
        if (minus == null || Double.isNaN(value)) {
            return value;
        }
        minus.put(Math.max(0, -value), store);
        return Math.max(0, value);
    }

    /**
     * Writes how often a counter that shows this number has begun again, and returns what it shows itself. A row without {@code wrap}
     * shows the number.
     */
    private double putWrap(double value, WordStore store) {
        if (wrap == null || Double.isNaN(value)) {
            return value;
        }
        double most = wrap.highest().factor().apply(NINES);
        double modulus = wrap.modulus(most);
        double times = Math.floor(value / modulus);
        wrap.highest().put(most, store);
        wrap.count().put(times, store);
        return value - times * modulus;
    }

    /**
     * Writes a number in the canonical unit so that {@link #value} gives it back, rounded to what the registers can express; NaN writes
     * "not available".
     *
     * @throws IllegalArgumentException if it does not fit
     */
    public void put(double number, WordStore store) {
        double value = putMinus(putWrap(number, store), store);
        if (sign != null && !Double.isNaN(value)) {
            sign.cell().put((double) (value < 0 ? sign.negative() : sign.positive()), store);
        }
        if (rest == null || Double.isNaN(value)) {
            cell.put(value, store);
            return;
        }
        // First to the finest step, so that 999.99999 does not become 999 and a rest of 1000.
        double fine = rest.factor().apply(Math.rint(rest.factor().invert(value)));
        double whole = cell.factor().apply(Math.floor(cell.factor().invert(fine)));
        cell.put(whole, store);
        rest.put(fine - whole, store);
    }
}
