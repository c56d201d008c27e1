package io.busbar.historian.codec;

import java.util.Arrays;

/**
 * A prefix code (Huffman) for numbers of any size: small ones are symbols of their own; of larger ones the symbol says the highest three
 * bits and how many follow, and those follow as they are. Keeps scratch memory; used by one thread at a time.
 */
final class PrefixCode {

    /** Longest code in bits: it and the bits that follow it fit in one unaligned read of eight bytes. */
    static final int LONGEST = 11;

    /** Numbers must be below two to the power of this. */
    static final int WIDEST = 44;

    private static final int OWN = 16;
    private static final int SYMBOLS = OWN + 4 * (WIDEST - 4);
    private static final int MASK = (1 << LONGEST) - 1;
    private static final int NO_RUN = 14;
    private static final int RUN = 15;

    private final int[] counts = new int[SYMBOLS];
    private final byte[] lengths = new byte[SYMBOLS];
    private final short[] codes = new short[SYMBOLS];
    private final long[] heap = new long[SYMBOLS];
    private final short[] parents = new short[2 * SYMBOLS];

    /** For each pattern of the next bits: leading bits of the number, how many bits follow, and length of the code. */
    private final int[] table = new int[1 << LONGEST];

    static int symbol(long number) {
        if (number < OWN) {
            return (int) number;
        }
        int exponent = 63 - Long.numberOfLeadingZeros(number);
        return OWN + (exponent - 4) * 4 + ((int) (number >>> exponent - 2) & 3);
    }

    private static int following(int symbol) {
        return symbol < OWN ? 0 : (symbol - OWN >> 2) + 2;
    }

    private static int leading(int symbol) {
        return symbol < OWN ? symbol : 4 + (symbol - OWN & 3);
    }

    /** Finds the shortest code for these numbers; there is at least one. */
    void build(long[] numbers, int count) {
        Arrays.fill(counts, 0);
        for (int i = 0; i < count; i++) {
            counts[symbol(numbers[i])]++;
        }
        while (!assignLengths()) {
            // Too long for the table: the rarest symbols are made less rare until the code is shallow enough.
            for (int s = 0; s < SYMBOLS; s++) {
                counts[s] = counts[s] == 0 ? 0 : (counts[s] >> 1) + 1;
            }
        }
        assignCodes();
    }

    /** Bits that these numbers take in the code that was built for them. */
    long bits(long[] numbers, int count) {
        long bits = 0;
        for (int i = 0; i < count; i++) {
            int symbol = symbol(numbers[i]);
            bits += lengths[symbol] + following(symbol);
        }
        return bits;
    }

    private boolean assignLengths() {
        Arrays.fill(lengths, (byte) 0);
        int size = 0;
        for (int s = 0; s < SYMBOLS; s++) {
            if (counts[s] > 0) {
                heap[size++] = (long) counts[s] << 16 | s;
            }
        }
        if (size == 1) {
            lengths[(int) heap[0] & 0xffff] = 1;
            return true;
        }
        Arrays.sort(heap, 0, size);
        int leaves = size;
        int next = SYMBOLS;
        // The two rarest become one, until one is left.
        while (size > 1) {
            parents[(int) heap[0] & 0xffff] = (short) next;
            parents[(int) heap[1] & 0xffff] = (short) next;
            long joined = (heap[0] >>> 16) + (heap[1] >>> 16) << 16 | next++;
            int at = 2;
            while (at < size && heap[at] < joined) {
                heap[at - 2] = heap[at];
                at++;
            }
            heap[at - 2] = joined;
            System.arraycopy(heap, at, heap, at - 1, size - at);
            size--;
        }
        int root = next - 1;
        int deepest = 0;
        for (int s = 0; s < SYMBOLS; s++) {
            if (counts[s] > 0) {
                int depth = 0;
                for (int node = s; node != root; node = parents[node]) {
                    depth++;
                }
                deepest = Math.max(deepest, depth);
                lengths[s] = (byte) depth;
            }
        }
        return leaves > 0 && deepest <= LONGEST;
    }

    private void assignCodes() {
        int code = 0;
        for (int length = 1; length <= LONGEST; length++) {
            for (int s = 0; s < SYMBOLS; s++) {
                if (lengths[s] == length) {
                    codes[s] = (short) (Integer.reverse(code++) >>> 32 - length);
                }
            }
            code <<= 1;
        }
    }

    /** Writes a number in the code that was built. */
    void write(long number, BitWriter out) {
        int symbol = symbol(number);
        int length = lengths[symbol];
        int following = following(symbol);
        out.write(codes[symbol] & MASK | (number & ~(-1L << following)) << length, length + following);
    }

    /** Writes the code itself: the length for each symbol in four bits, runs of absent ones together. */
    void writeLengths(ByteSink out) {
        int used = SYMBOLS;
        while (lengths[used - 1] == 0) {
            used--;
        }
        out.put(used);
        BitWriter bits = new BitWriter(out);
        for (int s = 0; s < used; ) {
            int run = 0;
            while (lengths[s + run] == 0 && run < NO_RUN + 2) {
                run++;
            }
            if (run >= 2) {
                bits.write(RUN, 4);
                bits.write(run - 2L, 4);
                s += run;
            } else {
                bits.write(lengths[s++], 4);
            }
        }
        bits.finish();
    }

    /** Reads a code and prepares to decode. */
    void readLengths(ByteSource in) {
        int used = in.get();
        Arrays.fill(lengths, (byte) 0);
        int held = -1;
        int run = -1;
        for (int s = 0; s < used; ) {
            int nibble = held >= 0 ? held : in.get();
            boolean fresh = held < 0;
            held = fresh ? nibble >>> 4 : -1;
            nibble &= 15;
            if (run == 0) {
                s += nibble + 2;
                run = -1;
            } else if (nibble == RUN) {
                run = 0;
            } else if (nibble > LONGEST || s >= SYMBOLS) {
                throw new CorruptChunkException("a code of " + nibble + " bits");
            } else {
                lengths[s++] = (byte) nibble;
            }
        }
        assignCodes();
        fillTable();
    }

    private void fillTable() {
        Arrays.fill(table, 0);
        int filled = 0;
        for (int s = 0; s < SYMBOLS; s++) {
            int length = lengths[s];
            if (length > 0) {
                int entry = leading(s) << 10 | following(s) << 4 | length;
                filled += 1 << LONGEST - length;
                for (int i = codes[s] & MASK; i < table.length; i += 1 << length) {
                    table[i] = entry;
                }
            }
        }
        if (filled > table.length || filled == 0) {
            throw new CorruptChunkException("codes that overlap");
        }
    }

    /** What {@link #number} and {@link #length} take apart: the entry for the bits that come next. */
    int entry(long word) {
        return table[(int) word & MASK];
    }

    static long number(int entry, long word) {
        int following = entry >>> 4 & 63;
        return (long) (entry >>> 10) << following | word >>> (entry & 15) & ~(-1L << following);
    }

    static int length(int entry) {
        return (entry & 15) + (entry >>> 4 & 63);
    }
}
