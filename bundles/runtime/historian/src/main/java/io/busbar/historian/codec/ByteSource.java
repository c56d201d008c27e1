package io.busbar.historian.codec;

import java.nio.charset.StandardCharsets;

/** Bytes being read, as {@link ByteSink} wrote them. Reading beyond the end is a {@link CorruptChunkException}. */
public final class ByteSource {

    private final byte[] bytes;
    private final int end;
    private int at;

    /** Reads this part of an array. */
    public ByteSource(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /** The array behind this. */
    byte[] array() {
        return bytes;
    }

    /** Where the next byte is. */
    public int position() {
        return at;
    }

    /** How many bytes are left. */
    public int remaining() {
        return end - at;
    }

    /** Leaves bytes out. */
    public void skip(int count) {
        require(count);
        at += count;
    }

    /** The next byte, 0 to 255. */
    public int get() {
        require(1);
        return bytes[at++] & 0xff;
    }

    /** The next eight bytes. */
    public long getLong() {
        require(8);
        long value = (long) ByteSink.LONG_LE.get(bytes, at);
        at += 8;
        return value;
    }

    /** The next number. */
    public double getDouble() {
        return Double.longBitsToDouble(getLong());
    }

    /** The next variable-length integer. */
    public long getVarint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = get();
            value |= (next & 0x7fL) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new CorruptChunkException("an integer is longer than ten bytes");
    }

    /** The next variable-length integer, which must be 0 to {@code most}. */
    public int getCount(int most) {
        long value = getVarint();
        if (value < 0 || value > most) {
            throw new CorruptChunkException("a count of " + value + " is beyond " + most);
        }
        return (int) value;
    }

    /** The next variable-length integer with a sign. */
    public long getSigned() {
        long value = getVarint();
        return value >>> 1 ^ -(value & 1);
    }

    /** The next bytes as text. */
    public String getText(int length) {
        require(length);
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    /** A copy of the next bytes. */
    public byte[] getBytes(int length) {
        require(length);
        at += length;
        return java.util.Arrays.copyOfRange(bytes, at - length, at);
    }

    void require(int count) {
        if (count < 0 || end - at < count) {
            throw new CorruptChunkException("it ends " + (count - (end - at)) + " bytes early");
        }
    }
}
