package io.busbar.historian.codec;

import java.util.Arrays;

/** Samples in order of time, no time twice: three arrays that grow together. Used by one thread at a time. */
public final class Samples {

    private static final int SMALLEST = 8;

    private long[] times;
    private double[] values;
    private byte[] qualities;
    private int size;

    /** Room for this many at first. */
    public Samples(int capacity) {
        times = new long[capacity];
        values = new double[capacity];
        qualities = new byte[capacity];
    }

    /** These samples; the arrays are taken over. */
    public static Samples of(long[] times, double[] values, byte[] qualities) {
        Samples samples = new Samples(0);
        samples.times = times;
        samples.values = values;
        samples.qualities = qualities;
        samples.size = times.length;
        return samples;
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** Milliseconds since 1970 UTC, valid up to {@link #size}. */
    public long[] times() {
        return times;
    }

    /** Numbers, valid up to {@link #size}. */
    public double[] values() {
        return values;
    }

    /** Ordinals of qualities, valid up to {@link #size}. */
    public byte[] qualities() {
        return qualities;
    }

    /** Time of the first. */
    public long first() {
        return times[0];
    }

    /** Time of the last. */
    public long last() {
        return times[size - 1];
    }

    /** Forgets all. */
    public void clear() {
        size = 0;
    }

    /** Room for this many more. */
    public void reserve(int more) {
        if (times.length - size < more) {
            int capacity = Math.max(size + more, Math.max(SMALLEST, size * 2));
            times = Arrays.copyOf(times, capacity);
            values = Arrays.copyOf(values, capacity);
            qualities = Arrays.copyOf(qualities, capacity);
        }
    }

    /** Appends a sample that is later than all. */
    public void add(long time, double value, byte quality) {
        reserve(1);
        times[size] = time;
        values[size] = value;
        qualities[size++] = quality;
    }

    /** Appends a part of other samples, all later than these. */
    public void addAll(Samples other, int from, int to) {
        int count = to - from;
        reserve(count);
        System.arraycopy(other.times, from, times, size, count);
        System.arraycopy(other.values, from, values, size, count);
        System.arraycopy(other.qualities, from, qualities, size, count);
        size += count;
    }

    /** Puts a sample in its place; one of the same time is replaced. */
    public void insert(long time, double value, byte quality) {
        int at = Arrays.binarySearch(times, 0, size, time);
        if (at < 0) {
            at = -at - 1;
            reserve(1);
            System.arraycopy(times, at, times, at + 1, size - at);
            System.arraycopy(values, at, values, at + 1, size - at);
            System.arraycopy(qualities, at, qualities, at + 1, size - at);
            size++;
        }
        times[at] = time;
        values[at] = value;
        qualities[at] = quality;
    }

    /** Where the first sample at or after a time is; {@link #size} where there is none. */
    public int indexOf(long time) {
        int at = Arrays.binarySearch(times, 0, size, time);
        return at >= 0 ? at : -at - 1;
    }

    /** A copy of a part. */
    public Samples copy(int from, int to) {
        return of(
                Arrays.copyOfRange(times, from, to),
                Arrays.copyOfRange(values, from, to),
                Arrays.copyOfRange(qualities, from, to));
    }

    void resize(int count) {
        size = 0;
        reserve(count);
        size = count;
    }
}
