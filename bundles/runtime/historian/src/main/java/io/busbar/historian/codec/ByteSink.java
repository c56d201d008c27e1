package io.busbar.historian.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes being written: a growing array with variable-length integers. */
public final class ByteSink {

    static final VarHandle LONG_LE = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();

    private byte[] bytes;
    private int size;

    /** A sink with room for this many bytes at first. */
    public ByteSink(int capacity) {
        bytes = new byte[Math.max(capacity, 16)];
    }

    /** How many bytes were written. */
    public int size() {
        return size;
    }

    /** Forgets what was written. */
    public void clear() {
        size = 0;
    }

    /** Forgets what was written after this many bytes. */
    public void rewind(int to) {
        size = to;
    }

    /** Appends the lowest eight bits. */
    public void put(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    /** Overwrites a byte. */
    void set(int at, int value) {
        bytes[at] = (byte) value;
    }

    /** Appends eight bytes. */
    public void putLong(long value) {
        reserve(8);
        LONG_LE.set(bytes, size, value);
        size += 8;
    }

    /** Appends the eight bytes of a number. */
    public void putDouble(double value) {
        putLong(Double.doubleToRawLongBits(value));
    }

    /** Appends the eight bytes of each of these. */
    public void putLongs(long[] values, int from, int to) {
        reserve(8 * (to - from));
        for (int i = from; i < to; i++) {
            LONG_LE.set(bytes, size, values[i]);
            size += 8;
        }
    }

    /** Appends the eight bytes of each of these. */
    public void putDoubles(double[] values, int from, int to) {
        reserve(8 * (to - from));
        for (int i = from; i < to; i++) {
            LONG_LE.set(bytes, size, Double.doubleToRawLongBits(values[i]));
            size += 8;
        }
    }

    /** Appends bytes. */
    public void put(byte[] from, int offset, int length) {
        reserve(length);
        System.arraycopy(from, offset, bytes, size, length);
        size += length;
    }

    /** Appends an integer that is small more often than not, and never negative, in one to ten bytes. */
    public void putVarint(long value) {
        reserve(10);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** Appends an integer that is near zero more often than not. */
    public void putSigned(long value) {
        putVarint(value << 1 ^ value >> 63);
    }

    /** The array behind this; what was written begins at 0. */
    public byte[] array() {
        return bytes;
    }

    /** A copy of what was written. */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    /** A view of what was written. */
    public ByteBuffer toBuffer() {
        return ByteBuffer.wrap(bytes, 0, size);
    }

    /** Sees to it that so many bytes can be written at {@link #size} into {@link #array}. */
    void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }

    /** Counts bytes that were written into the array directly. */
    void advance(int by) {
        size += by;
    }
}
