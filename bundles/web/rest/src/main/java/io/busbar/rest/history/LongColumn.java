package io.busbar.rest.history;

import java.util.Arrays;

/** A column of numbers that grows. */
final class LongColumn {

    private long[] values = new long[256];
    private int size;

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    long get(int row) {
        return values[row];
    }

    int size() {
        return size;
    }
}
