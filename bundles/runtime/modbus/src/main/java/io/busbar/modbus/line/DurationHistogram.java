package io.busbar.modbus.line;

/**
 * Durations seen lately, in a fixed number of logarithmic classes of 19 % width. Two windows follow each other, so that a quantile speaks of
 * the last {@value #WINDOW} to twice as many durations and an old slow phase is forgotten. Not safe for use by several threads.
 */
final class DurationHistogram {

    private static final int WINDOW = 256;
    private static final int PER_OCTAVE = 4;
    /** Below 8 µs all durations are alike. */
    private static final int SMALLEST_POWER = 13;

    private static final int CLASSES = (37 - SMALLEST_POWER) * PER_OCTAVE;

    private int[] current = new int[CLASSES];
    private int[] previous = new int[CLASSES];
    private int inCurrent;
    private int inPrevious;

    void add(long nanos) {
        if (inCurrent == WINDOW) {
            int[] emptied = previous;
            previous = current;
            inPrevious = inCurrent;
            java.util.Arrays.fill(emptied, 0);
            current = emptied;
            inCurrent = 0;
        }
        current[classOf(nanos)]++;
        inCurrent++;
    }

    /** Duration in nanoseconds that this share (0 to 1) of the durations does not exceed, or -1 without any. */
    long quantile(double share) {
        int total = inCurrent + inPrevious;
        if (total == 0) {
            return -1;
        }
        int rank = Math.max(1, (int) Math.ceil(share * total));
        int seen = 0;
        int index = -1;
        while (seen < rank) {
            index++;
            seen += current[index] + previous[index];
        }
        return middleOf(index);
    }

    double quantileMillis(double share) {
        long nanos = quantile(share);
        return nanos < 0 ? Double.NaN : nanos / 1e6;
    }

    void clear() {
        java.util.Arrays.fill(current, 0);
        java.util.Arrays.fill(previous, 0);
        inCurrent = 0;
        inPrevious = 0;
    }

    private static int classOf(long nanos) {
        if (nanos < 1L << SMALLEST_POWER) {
            return 0;
        }
        int power = 63 - Long.numberOfLeadingZeros(nanos);
        int quarter = (int) (nanos >>> power - 2 & 3);
        return Math.min((power - SMALLEST_POWER) * PER_OCTAVE + quarter, CLASSES - 1);
    }

    private static long middleOf(int index) {
        long octave = 1L << SMALLEST_POWER + index / PER_OCTAVE;
        return octave + octave / PER_OCTAVE * (index % PER_OCTAVE) + octave / (2 * PER_OCTAVE);
    }
}
