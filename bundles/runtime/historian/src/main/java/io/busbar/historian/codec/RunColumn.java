package io.busbar.historian.codec;

import java.util.Arrays;

/** Small numbers that seldom change: each run as its length and its number. */
final class RunColumn {

    private RunColumn() {}

    static void encode(byte[] values, int count, ByteSink out) {
        int start = 0;
        for (int i = 1; i <= count; i++) {
            if (i == count || values[i] != values[start]) {
                out.putVarint(i - start);
                out.put(values[start]);
                start = i;
            }
        }
    }

    static void decode(ByteSource in, int count, byte[] into, int most) {
        for (int at = 0; at < count; ) {
            int length = in.getCount(count - at);
            int value = in.get();
            if (length == 0 || value > most) {
                throw new CorruptChunkException("a run of " + length + " times " + value);
            }
            Arrays.fill(into, at, at + length, (byte) value);
            at += length;
        }
    }

    static boolean isUniform(byte[] values, int count) {
        for (int i = 1; i < count; i++) {
            if (values[i] != values[0]) {
                return false;
            }
        }
        return true;
    }
}
