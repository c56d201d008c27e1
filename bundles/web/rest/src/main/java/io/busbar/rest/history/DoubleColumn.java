package io.busbar.rest.history;

import java.util.Arrays;

/** A column of measured values that grows. */
final class DoubleColumn {

    private double[] values = new double[256];
    private int size;

    void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    double get(int row) {
        return values[row];
    }

    int size() {
        return size;
    }
}
