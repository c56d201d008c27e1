package io.busbar.historian.codec;

/**
 * Numbers that are no decimals, bit by bit: each is the exclusive or with the one before, of which only the bits between the leading and
 * trailing zeros are written. Keeps every bit pattern, NaN payloads included.
 */
final class XorColumn {

    private XorColumn() {}

    static void encode(double[] values, int count, ByteSink out) {
        BitWriter bits = new BitWriter(out);
        long previous = 0;
        int leading = 0;
        int width = 0;
        for (int i = 0; i < count; i++) {
            long current = Double.doubleToRawLongBits(values[i]);
            long difference = current ^ previous;
            previous = current;
            if (difference == 0) {
                bits.write(0, 1);
                continue;
            }
            int zeros = Math.min(63, Long.numberOfLeadingZeros(difference));
            int trailing = Long.numberOfTrailingZeros(difference);
            boolean fits = width > 0 && zeros >= leading && trailing >= 64 - leading - width;
            // Staying in a window that is much too wide costs more than the thirteen bits of a new one.
            if (fits && width - (64 - zeros - trailing) < 13) {
                bits.write(0b01, 2);
            } else {
                leading = zeros;
                width = 64 - zeros - trailing;
                bits.write(0b11, 2);
                bits.write(leading, 6);
                bits.write(width - 1L, 6);
            }
            bits.write(difference >>> (64 - leading - width), width);
        }
        bits.finish();
    }

    static void decode(ByteSource in, int count, double[] into) {
        BitReader bits = new BitReader(in);
        long previous = 0;
        int leading = 0;
        int width = 0;
        for (int i = 0; i < count; i++) {
            if (bits.read(1) != 0) {
                if (bits.read(1) != 0) {
                    leading = (int) bits.read(6);
                    width = (int) bits.read(6) + 1;
                }
                int shift = 64 - leading - width;
                if (shift < 0) {
                    throw new CorruptChunkException("a window beyond 64 bits");
                }
                previous ^= bits.read(width) << shift;
            }
            into[i] = Double.longBitsToDouble(previous);
        }
        bits.finish();
    }

    private static final class BitReader {
        private final ByteSource in;
        private long word;
        private int left;

        BitReader(ByteSource in) {
            this.in = in;
        }

        long read(int width) {
            long value = 0;
            int taken = 0;
            while (taken < width) {
                if (left == 0) {
                    fill();
                }
                int room = Math.min(left, width - taken);
                long part = room == 64 ? word : word & (1L << room) - 1;
                value |= part << taken;
                word = room == 64 ? 0 : word >>> room;
                left -= room;
                taken += room;
            }
            return value;
        }

        private void fill() {
            if (in.remaining() >= 8) {
                word = in.getLong();
                left = 64;
            } else {
                word = in.get();
                left = 8;
            }
        }

        void finish() {
            // Whole bytes that were read ahead belong to nobody: the column ends with its chunk.
            word = 0;
            left = 0;
        }
    }
}
