package io.busbar.historian.codec;

/**
 * Finds how a run of numbers was made from a meter's integers: the integer divided by or multiplied with a power of ten, or the
 * single-precision number nearest to that. Found only if every number comes back bit by bit.
 */
final class Decimals {

    /** Ways in which a number comes from an integer and a scale. */
    enum Form {
        /** {@code m / 10^k}, which is {@code m × 10^-k} for negative k. */
        QUOTIENT,
        /** {@code m × 0.1^k}: what a driver computes that multiplies with a factor. */
        PRODUCT,
        /** {@code m / 10^k} rounded to single precision: float registers. */
        SINGLE
    }

    static final int LEAST_SCALE = -3;
    static final int GREATEST_SCALE = 9;

    private static final long LARGEST = 1L << 53;
    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};
    private static final double[] FRACTIONS = {1, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9};
    private static final Form[] FORMS = Form.values();

    private Form form = Form.QUOTIENT;
    private int scale;

    Form form() {
        return form;
    }

    int scale() {
        return scale;
    }

    /** Fills in the integers and remembers form and scale, or returns false where the numbers are no decimals. */
    boolean find(double[] values, int count, long[] mantissas) {
        for (Form candidate : FORMS) {
            if (candidate == Form.SINGLE && count > 0 && (float) values[0] != values[0]) {
                continue;
            }
            if (fits(candidate, values, count, mantissas)) {
                return true;
            }
        }
        return false;
    }

    private boolean fits(Form candidate, double[] values, int count, long[] mantissas) {
        int k = LEAST_SCALE;
        for (int i = 0; i < count; ) {
            long mantissa = mantissa(values[i], k);
            if (same(candidate, mantissa, k, values[i])) {
                mantissas[i++] = mantissa;
                continue;
            }
            int needed = k + 1;
            while (needed <= GREATEST_SCALE && !same(candidate, mantissa(values[i], needed), needed, values[i])) {
                needed++;
            }
            if (needed > GREATEST_SCALE) {
                return false;
            }
            k = needed;
            // What was found at a coarser scale must hold at this one as well.
            for (int before = 0; before < i; before++) {
                mantissas[before] = mantissa(values[before], k);
                if (!same(candidate, mantissas[before], k, values[before])) {
                    return false;
                }
            }
        }
        form = candidate;
        scale = k;
        return true;
    }

    static long mantissa(double value, int k) {
        return (long) Math.rint(k >= 0 ? value * POWERS[k] : value / POWERS[-k]);
    }

    private static boolean same(Form form, long mantissa, int k, double value) {
        return mantissa < LARGEST
                && mantissa > -LARGEST
                && Double.doubleToRawLongBits(value(form, mantissa, k)) == Double.doubleToRawLongBits(value);
    }

    static double value(Form form, long mantissa, int k) {
        if (k <= 0) {
            double whole = mantissa * POWERS[-k];
            return form == Form.SINGLE ? (float) whole : whole;
        }
        return switch (form) {
            case QUOTIENT -> mantissa / POWERS[k];
            case PRODUCT -> mantissa * FRACTIONS[k];
            case SINGLE -> (float) (mantissa / POWERS[k]);
        };
    }

    /** Turns integers back into numbers. */
    static void restore(Form form, int k, long[] mantissas, int count, double[] into) {
        if (k > 0 && form == Form.QUOTIENT) {
            double divisor = POWERS[k];
            for (int i = 0; i < count; i++) {
                into[i] = mantissas[i] / divisor;
            }
        } else if (k <= 0 && form != Form.SINGLE) {
            double factor = POWERS[-k];
            for (int i = 0; i < count; i++) {
                into[i] = mantissas[i] * factor;
            }
        } else {
            for (int i = 0; i < count; i++) {
                into[i] = value(form, mantissas[i], k);
            }
        }
    }

    static Form form(int ordinal) {
        if (ordinal >= FORMS.length) {
            throw new CorruptChunkException("an unknown form of number " + ordinal);
        }
        return FORMS[ordinal];
    }
}
