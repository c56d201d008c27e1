package io.busbar.historian.codec;

import org.jspecify.annotations.Nullable;

/** Statistics of the good numbers of a chunk; written as integers of the chunk's scale where it has one. */
record ChunkStatistics(int good, double min, double max, double sum, double first, double last) {

    static final ChunkStatistics NONE = new ChunkStatistics(0, Double.NaN, Double.NaN, 0, Double.NaN, Double.NaN);

    static ChunkStatistics of(Samples samples, int count, boolean[] isGood) {
        double[] values = samples.values();
        byte[] qualities = samples.qualities();
        int good = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        double sum = 0;
        double first = Double.NaN;
        double last = Double.NaN;
        for (int i = 0; i < count; i++) {
            double value = values[i];
            // A good sample without a number is a contradiction that a driver may send; it takes no part.
            if (isGood[qualities[i]] && !Double.isNaN(value)) {
                first = good++ == 0 ? value : first;
                last = value;
                min = Math.min(min, value);
                max = Math.max(max, value);
                sum += value;
            }
        }
        return good == 0 ? NONE : new ChunkStatistics(good, min, max, sum, first, last);
    }

    void write(ByteSink out, int count, @Nullable Decimals decimals) {
        if (good == 0) {
            return;
        }
        out.putVarint(count - (long) good);
        if (decimals == null) {
            out.putDouble(min);
            out.putDouble(max);
            out.putDouble(first);
            out.putDouble(last);
        } else {
            long low = mantissa(min, decimals.scale());
            out.putSigned(low);
            out.putVarint(mantissa(max, decimals.scale()) - low);
            out.putVarint(mantissa(first, decimals.scale()) - low);
            out.putVarint(mantissa(last, decimals.scale()) - low);
        }
        out.putDouble(sum);
    }

    static ChunkStatistics read(ByteSource in, int count, Decimals.@Nullable Form form, int scale) {
        int good = count - in.getCount(count);
        if (form == null) {
            double min = in.getDouble();
            double max = in.getDouble();
            double first = in.getDouble();
            double last = in.getDouble();
            return new ChunkStatistics(good, min, max, in.getDouble(), first, last);
        }
        long low = in.getSigned();
        double max = Decimals.value(form, low + in.getVarint(), scale);
        double first = Decimals.value(form, low + in.getVarint(), scale);
        double last = Decimals.value(form, low + in.getVarint(), scale);
        return new ChunkStatistics(good, Decimals.value(form, low, scale), max, in.getDouble(), first, last);
    }

    private static long mantissa(double value, int scale) {
        return Decimals.mantissa(value, scale);
    }
}
