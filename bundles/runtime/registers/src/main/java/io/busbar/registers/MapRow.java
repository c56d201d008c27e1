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
 * @param sign the word that says whether the value is negative
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
        @Nullable Sign sign,
        @Nullable Range range,
        @Nullable Condition condition,
        MapStatus status,
        String source,
        MapLine line) {

    /**
     * A word that carries the sign of another value.
     *
     * @param cell where it stands
     * @param negative what it holds when the value is negative
     * @param positive what it holds when the value is positive
     */
    public record Sign(Cell cell, long negative, long positive) {}

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
        return sign == null ? start : Math.min(start, sign.cell().address());
    }

    /** Address after the last register that a read of this row needs. */
    public int end() {
        int end = cell.end();
        if (rest != null) {
            end = Math.max(end, rest.end());
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

    /**
     * Writes a number in the canonical unit so that {@link #value} gives it back, rounded to what the registers can express; NaN writes
     * "not available".
     *
     * @throws IllegalArgumentException if it does not fit
     */
    public void put(double value, WordStore store) {
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
