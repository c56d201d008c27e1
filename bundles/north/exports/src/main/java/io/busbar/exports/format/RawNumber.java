package io.busbar.exports.format;

import java.math.BigDecimal;

/** A number as a decimal text that is exactly the number, in multiples of a power of ten. */
final class RawNumber {

    /** Up to so many digits a double is told apart from its neighbours by its decimals. */
    private static final double EXACT = 1e15;

    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12};

    private RawNumber() {}

    /**
     * The text of {@code value × 10^decimals}: the shortest one that gives the value back, without exponent.
     *
     * @param decimals 0 to 12
     */
    static String of(double value, int decimals) {
        double scaled = Math.rint(value * POWERS[decimals]);
        // Nearly every value is one of a device, with few decimals: no need to make a big number of it.
        if (Math.abs(scaled) < EXACT && scaled / POWERS[decimals] == value) {
            return Long.toString((long) scaled);
        }
        BigDecimal exact = BigDecimal.valueOf(value).scaleByPowerOfTen(decimals);
        return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
    }
}
