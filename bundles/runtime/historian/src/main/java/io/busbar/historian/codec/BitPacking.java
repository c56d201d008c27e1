package io.busbar.historian.codec;

/** Integers of equal width, 0 to 64 bits, without gaps: the lowest bit of the first byte first. */
final class BitPacking {

    /** Widest value that an unaligned read of eight bytes always holds. */
    private static final int SINGLE_READ = 57;

    private BitPacking() {}

    static int bytes(int count, int width) {
        return (count * width + 7) >>> 3;
    }

    static void pack(long[] values, int count, int width, ByteSink out) {
        int length = bytes(count, width);
        out.reserve(length + 8);
        byte[] bytes = out.array();
        int at = out.size();
        long word = 0;
        int filled = 0;
        for (int i = 0; i < count; i++) {
            long value = values[i];
            word |= value << filled;
            filled += width;
            if (filled >= 64) {
                ByteSink.LONG_LE.set(bytes, at, word);
                at += 8;
                filled -= 64;
                word = filled == 0 ? 0 : value >>> (width - filled);
            }
        }
        if (filled > 0) {
            ByteSink.LONG_LE.set(bytes, at, word);
        }
        out.advance(length);
    }

    static void unpack(ByteSource in, int count, int width, long[] into, int offset) {
        int length = bytes(count, width);
        in.require(length);
        byte[] bytes = in.array();
        int start = in.position();
        if (width == 0) {
            java.util.Arrays.fill(into, offset, offset + count, 0);
            return;
        }
        long mask = -1L >>> (64 - width);
        // Reads of eight bytes must not run over the end of the array.
        int direct = width > SINGLE_READ ? 0 : Math.min(count, Math.max(0, ((bytes.length - 8 - start) << 3) / width));
        for (int i = 0; i < direct; i++) {
            int bit = i * width;
            long word = (long) ByteSink.LONG_LE.get(bytes, start + (bit >>> 3));
            into[offset + i] = word >>> (bit & 7) & mask;
        }
        for (int i = direct; i < count; i++) {
            into[offset + i] = slowly(bytes, start, i * width, width);
        }
        in.skip(length);
    }

    private static long slowly(byte[] bytes, int start, int bit, int width) {
        long value = 0;
        int taken = 0;
        while (taken < width) {
            int at = bit + taken;
            int room = Math.min(8 - (at & 7), width - taken);
            int part = bytes[start + (at >>> 3)] >>> (at & 7) & (1 << room) - 1;
            value |= (long) part << taken;
            taken += room;
        }
        return value;
    }
}
