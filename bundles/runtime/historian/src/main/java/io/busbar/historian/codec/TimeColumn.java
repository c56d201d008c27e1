package io.busbar.historian.codec;

import java.util.Arrays;

/** Times: where all steps are equal, one number; else an {@link IntegerColumn} of steps. */
final class TimeColumn {

    private final IntegerColumn integers = new IntegerColumn();
    private long[] steps = new long[0];

    /** The usual step between two samples: the median, which gaps do not move; 0 for a single sample. */
    static long usualStep(long[] times, int count) {
        if (count < 2) {
            return 0;
        }
        long first = times[1] - times[0];
        if (times[count - 1] - times[0] == first * (count - 1) && isRegular(times, count)) {
            return first;
        }
        long[] steps = new long[count - 1];
        for (int i = 1; i < count; i++) {
            steps[i - 1] = times[i] - times[i - 1];
        }
        Arrays.sort(steps);
        return steps[steps.length / 2];
    }

    static boolean isRegular(long[] times, int count) {
        long step = count > 1 ? times[1] - times[0] : 0;
        for (int i = 2; i < count; i++) {
            if (times[i] - times[i - 1] != step) {
                return false;
            }
        }
        return true;
    }

    void encodeSteps(long[] times, int count, ByteSink out) {
        room(count);
        for (int i = 1; i < count; i++) {
            steps[i - 1] = times[i] - times[i - 1];
        }
        integers.encode(steps, count - 1, out);
    }

    void decodeSteps(ByteSource in, long first, int count, long[] into) {
        room(count);
        integers.decode(in, count - 1, steps);
        into[0] = first;
        for (int i = 1; i < count; i++) {
            if (steps[i - 1] <= 0) {
                throw new CorruptChunkException("times that do not ascend");
            }
            into[i] = into[i - 1] + steps[i - 1];
        }
    }

    static void decodeRegular(long first, long step, int count, long[] into) {
        for (int i = 0; i < count; i++) {
            into[i] = first + i * step;
        }
    }

    private void room(int count) {
        if (steps.length < count) {
            steps = new long[Math.max(count, IntegerColumn.BLOCK)];
        }
    }
}
