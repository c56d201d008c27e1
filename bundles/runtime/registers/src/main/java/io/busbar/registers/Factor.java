package io.busbar.registers;

import java.math.BigDecimal;

/**
 * What a raw number is multiplied with, kept as a quotient of two exact numbers: {@code 23012 / 100.0} is 230.12, {@code 23012 * 0.01}
 * is not.
 *
 * @param multiplier exact numerator
 * @param divisor exact denominator
 */
public record Factor(double multiplier, double divisor) {

    /** Leaves a number as it is. */
    public static final Factor ONE = new Factor(1, 1);

    /** The factor that a decimal number stands for; must be above 0. */
    public static Factor of(BigDecimal decimal) {
        if (decimal.signum() <= 0) {
            throw new IllegalArgumentException("a factor must be above 0, not " + decimal.toPlainString());
        }
        BigDecimal plain = decimal.stripTrailingZeros();
        if (plain.scale() <= 0) {
            return new Factor(plain.doubleValue(), 1);
        }
        return new Factor(
                new BigDecimal(plain.unscaledValue()).doubleValue(),
                BigDecimal.ONE.movePointRight(plain.scale()).doubleValue());
    }

    double apply(double raw) {
        return raw * multiplier / divisor;
    }

    double invert(double value) {
        return value * divisor / multiplier;
    }
}
