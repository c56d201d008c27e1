package io.busbar.historian.codec;

/** Bits from the lowest of each byte on, at the end of a sink. */
final class BitWriter {

    private final ByteSink out;
    private long word;
    private int filled;

    BitWriter(ByteSink out) {
        this.out = out;
    }

    /** Writes the lowest bits of a value that has no others. */
    void write(long value, int width) {
        word |= value << filled;
        if (filled + width >= 64) {
            out.putLong(word);
            int written = 64 - filled;
            word = written == 64 ? 0 : value >>> written;
            filled = filled + width - 64;
        } else {
            filled += width;
        }
    }

    /** Fills the last byte with zeros. */
    void finish() {
        for (; filled > 0; filled -= 8) {
            out.put((int) word);
            word >>>= 8;
        }
        word = 0;
        filled = 0;
    }
}
