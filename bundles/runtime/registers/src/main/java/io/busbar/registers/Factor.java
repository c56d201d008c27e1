package io.busbar.registers;

import java.math.BigDecimal;

/**
 * What a raw number is multiplied with, kept as a quotient of two exact numbers: {@code 23012 / 100.0} is 230.12, {@code 23012 * 0.01}
 * is not.
 *
 * @param multiplier exact numerator
 * @param divisor exact denominator
 * @param offset what is added to the product, for values that do not count from 0
 */
public record Factor(double multiplier, double divisor, double offset) {

    /** Leaves a number as it is. */
    public static final Factor ONE = new Factor(1, 1, 0);

    /** The factor that a decimal number stands for; must be above 0. */
    public static Factor of(BigDecimal decimal) {
        if (decimal.signum() <= 0) {
            throw new IllegalArgumentException("a factor must be above 0, not " + decimal.toPlainString());
        }
        BigDecimal plain = decimal.stripTrailingZeros();
        if (plain.scale() <= 0) {
            return new Factor(plain.doubleValue(), 1, 0);
        }
        return new Factor(
                new BigDecimal(plain.unscaledValue()).doubleValue(),
                BigDecimal.ONE.movePointRight(plain.scale()).doubleValue(),
                0);
    }

    Factor plus(double added) {
        return new Factor(multiplier, divisor, added);
    }

    double apply(double raw) {
        return raw * multiplier / divisor + offset;
    }

    double invert(double value) {
        return (value - offset) * divisor / multiplier;
    }
}
