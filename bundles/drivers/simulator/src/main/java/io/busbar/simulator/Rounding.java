package io.busbar.simulator;

import io.busbar.registers.Cell;
import io.busbar.registers.Factor;
import io.busbar.registers.MapRow;
import io.busbar.registers.WordType;

/**
 * What is left of a number that goes through the registers of a row and back, without the way through registers: a past has millions of
 * them.
 *
 * @param factor the finest step of the row
 * @param exact whether the registers hold a number as it is
 */
record Rounding(Factor factor, boolean exact) {

    static Rounding of(MapRow row) {
        Cell rest = row.rest();
        Cell finest = rest == null ? row.cell() : rest;
        WordType type = finest.type();
        return new Rounding(finest.factor(), type == WordType.FLOAT32 || type == WordType.FLOAT64);
    }

    double round(double value) {
        if (exact) {
            return value;
        }
        double raw = Math.rint((value - factor.offset()) * factor.divisor() / factor.multiplier());
        return raw * factor.multiplier() / factor.divisor() + factor.offset();
    }
}
