package io.busbar.historian.codec;

import java.util.Arrays;

/**
 * Integers in blocks of 128, each in the cheapest of three forms: as they are, as differences, or as differences of differences. Within a
 * block the values lie in a window that begins at a base and is {@code width} bits wide; the few outside are patched in.
 */
final class IntegerColumn {

    static final int BLOCK = 128;

    private static final int PLAIN = 0;
    private static final int DELTA = 1;
    private static final int DELTA_OF_DELTA = 2;

    private static final int MOST_PATCHES = 63;

    private final long[] block = new long[BLOCK];
    private final long[] sorted = new long[BLOCK];

    void encode(long[] values, int count, ByteSink out) {
        long previous = 0;
        long step = 0;
        for (int start = 0; start < count; start += BLOCK) {
            int n = Math.min(BLOCK, count - start);
            int form = cheapest(values, start, n, previous, step);
            transform(values, start, n, form, previous, step);
            encodeBlock(form, n, out);
            int last = start + n - 1;
            step = values[last] - (last > 0 ? values[last - 1] : 0);
            previous = values[last];
        }
    }

    void decode(ByteSource in, int count, long[] into) {
        long previous = 0;
        long step = 0;
        for (int start = 0; start < count; start += BLOCK) {
            int n = Math.min(BLOCK, count - start);
            int form = decodeBlock(in, n, into, start);
            if (form == DELTA) {
                for (int i = start; i < start + n; i++) {
                    previous += into[i];
                    into[i] = previous;
                }
            } else if (form == DELTA_OF_DELTA) {
                for (int i = start; i < start + n; i++) {
                    step += into[i];
                    previous += step;
                    into[i] = previous;
                }
            }
            int last = start + n - 1;
            step = into[last] - (last > 0 ? into[last - 1] : 0);
            previous = into[last];
        }
    }

    /** Chooses by the bits that each form needs beside its first value; the exact price would cost three sorts. */
    private static int cheapest(long[] values, int start, int n, long before, long beforeStep) {
        long plain = 0;
        long delta = 0;
        long second = 0;
        long previous = before;
        long step = beforeStep;
        long firstDelta = n > 1 ? values[start + 1] - values[start] : 0;
        for (int i = start; i < start + n; i++) {
            long d = values[i] - previous;
            plain += bits(values[i] - values[start]);
            if (i > start) {
                delta += bits(d - firstDelta);
            }
            second += bits(d - step);
            step = d;
            previous = values[i];
        }
        if (plain <= delta && plain <= second) {
            return PLAIN;
        }
        return delta <= second ? DELTA : DELTA_OF_DELTA;
    }

    private static int bits(long value) {
        return 64 - Long.numberOfLeadingZeros(value ^ value >> 63);
    }

    private void transform(long[] values, int start, int n, int form, long before, long beforeStep) {
        if (form == PLAIN) {
            System.arraycopy(values, start, block, 0, n);
            return;
        }
        long previous = before;
        long step = beforeStep;
        for (int i = 0; i < n; i++) {
            long d = values[start + i] - previous;
            block[i] = form == DELTA ? d : d - step;
            step = d;
            previous = values[start + i];
        }
    }

    private void encodeBlock(int form, int n, ByteSink out) {
        System.arraycopy(block, 0, sorted, 0, n);
        Arrays.sort(sorted, 0, n);
        long base = sorted[0];
        // A distance of 2^63 and more is negative here, which makes the width 64: right, and never patched.
        int width = 64 - Long.numberOfLeadingZeros(sorted[n - 1] - sorted[0]);
        int best = n * width;
        // A patched value costs its position and its distance to the base, in bytes of seven bits.
        int patch = 8 + 8 * ((width + 7) / 7);
        for (int narrower = width - 1; narrower >= 0 && width <= 62; narrower--) {
            long reach = (1L << narrower) - 1;
            int from = widest(n, reach);
            int outside = n - inside(n, from, reach);
            int cost = n * narrower + outside * patch;
            if (outside > MOST_PATCHES || cost > best + n) {
                break;
            }
            if (cost < best) {
                best = cost;
                base = sorted[from];
                width = narrower;
            }
        }
        writeBlock(form, n, base, width, out);
    }

    /** Where the window of this reach begins that holds most of the sorted values. */
    private int widest(int n, long reach) {
        int best = 0;
        int bestCount = 0;
        int end = 0;
        for (int from = 0; from < n && n - from > bestCount; from++) {
            while (end < n && sorted[end] - sorted[from] <= reach) {
                end++;
            }
            if (end - from > bestCount) {
                bestCount = end - from;
                best = from;
            }
        }
        return best;
    }

    private int inside(int n, int from, long reach) {
        int end = from;
        while (end < n && sorted[end] - sorted[from] <= reach) {
            end++;
        }
        return end - from;
    }

    private void writeBlock(int form, int n, long base, int width, ByteSink out) {
        out.put(width);
        int patchesAt = out.size();
        out.put(form << 6);
        out.putSigned(base);
        int patches = 0;
        for (int i = 0; i < n; i++) {
            long distance = block[i] - base;
            if (width < 64 && distance >>> width != 0) {
                out.put(i);
                out.putSigned(distance);
                distance = 0;
                patches++;
            }
            sorted[i] = distance;
        }
        out.set(patchesAt, form << 6 | patches);
        BitPacking.pack(sorted, n, width, out);
    }

    private int decodeBlock(ByteSource in, int n, long[] into, int start) {
        int width = in.get();
        int head = in.get();
        long base = in.getSigned();
        int patches = head & MOST_PATCHES;
        if (width > 64) {
            throw new CorruptChunkException("a width of " + width + " bits");
        }
        int patchesAt = in.position();
        for (int p = 0; p < patches; p++) {
            in.get();
            in.getSigned();
        }
        BitPacking.unpack(in, n, width, into, start);
        if (patches > 0) {
            ByteSource patch = new ByteSource(in.array(), patchesAt, in.position());
            for (int p = 0; p < patches; p++) {
                int at = patch.get();
                if (at >= n) {
                    throw new CorruptChunkException("a patch beyond its block");
                }
                into[start + at] = patch.getSigned();
            }
        }
        if (base != 0) {
            for (int i = start; i < start + n; i++) {
                into[i] += base;
            }
        }
        return head >>> 6;
    }
}
