package io.busbar.historian.codec;

import java.util.Arrays;

/**
 * Integers in a {@link PrefixCode} made for them, as they are, as differences, or as differences of differences, each less their mean.
 * Near to as few bits as can be, but slower to write than an {@link IntegerColumn}: for what is written once and kept for years. The
 * column is cut into four parts that are decoded side by side, because each waits for itself.
 */
final class PrefixColumn {

    private static final int PLAIN = 0;
    private static final int DELTA = 1;
    private static final int DELTA_OF_DELTA = 2;

    /** Fewer are not worth a code. */
    private static final int FEWEST = 16;

    private static final long LARGEST = 1L << PrefixCode.WIDEST - 1;
    private static final int READ = 8;

    private final PrefixCode code = new PrefixCode();
    private long[] numbers = new long[1024];
    private byte[] bytes = new byte[4096];

    /** Appends the column, or appends nothing and returns false where the integers are too few or too far from each other. */
    boolean encode(long[] values, int count, ByteSink out) {
        if (count < FEWEST) {
            return false;
        }
        int form = cheapest(values, count);
        int coded = count - form;
        room(count);
        transform(values, count, form);
        long base = mean(numbers, coded);
        for (int i = 0; i < coded; i++) {
            long distance = numbers[i] - base;
            if (distance <= -LARGEST || distance >= LARGEST) {
                return false;
            }
            numbers[i] = distance << 1 ^ distance >> 63;
        }
        code.build(numbers, coded);
        out.put(form);
        for (int i = 0; i < form; i++) {
            out.putSigned(values[i]);
        }
        out.putSigned(base);
        code.writeLengths(out);
        int quarter = coded / 4;
        ByteSink parts = new ByteSink(coded * 2);
        for (int part = 0; part < 4; part++) {
            int from = part * quarter;
            int start = parts.size();
            BitWriter bits = new BitWriter(parts);
            for (int i = from; i < (part < 3 ? from + quarter : coded); i++) {
                code.write(numbers[i], bits);
            }
            bits.finish();
            out.putVarint(parts.size() - (long) start);
        }
        out.put(parts.array(), 0, parts.size());
        return true;
    }

    private static int cheapest(long[] values, int count) {
        long[] means = new long[3];
        for (int form = PLAIN; form <= DELTA_OF_DELTA; form++) {
            double sum = 0;
            for (int i = form; i < count; i++) {
                sum += difference(values, i, form);
            }
            means[form] = Math.round(sum / (count - form));
        }
        long[] bits = new long[3];
        for (int i = 2; i < count; i++) {
            for (int form = PLAIN; form <= DELTA_OF_DELTA; form++) {
                bits[form] += 64 - Long.numberOfLeadingZeros(Math.abs(difference(values, i, form) - means[form]));
            }
        }
        if (bits[PLAIN] <= bits[DELTA] && bits[PLAIN] <= bits[DELTA_OF_DELTA]) {
            return PLAIN;
        }
        return bits[DELTA] <= bits[DELTA_OF_DELTA] ? DELTA : DELTA_OF_DELTA;
    }

    private static long difference(long[] values, int i, int form) {
        return switch (form) {
            case PLAIN -> values[i];
            case DELTA -> values[i] - values[i - 1];
            default -> values[i] - 2 * values[i - 1] + values[i - 2];
        };
    }

    private void transform(long[] values, int count, int form) {
        for (int i = form; i < count; i++) {
            numbers[i - form] = difference(values, i, form);
        }
    }

    private static long mean(long[] values, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += values[i];
        }
        return Math.round(sum / count);
    }

    /** Reads a column; the source is behind it afterwards. */
    void decode(ByteSource in, int count, long[] into) {
        int form = in.get();
        if (form > DELTA_OF_DELTA || count < FEWEST) {
            throw new CorruptChunkException("a column of form " + form + " with " + count + " integers");
        }
        for (int i = 0; i < form; i++) {
            into[i] = in.getSigned();
        }
        long base = in.getSigned();
        code.readLengths(in);
        int[] lengths = new int[4];
        for (int part = 0; part < 4; part++) {
            lengths[part] = in.getCount(in.remaining());
        }
        int total = lengths[0] + lengths[1] + lengths[2] + lengths[3];
        in.require(total);
        copy(in, total);
        try {
            decodeParts(lengths, count - form, into, form);
        } catch (IndexOutOfBoundsException e) {
            throw new CorruptChunkException("a column runs over its end");
        }
        in.skip(total);
        restore(form, base, count, into);
    }

    /** Copies the parts, so that reads of eight bytes may run over their end. */
    private void copy(ByteSource in, int length) {
        if (bytes.length < length + READ) {
            bytes = new byte[2 * (length + READ)];
        }
        System.arraycopy(in.array(), in.position(), bytes, 0, length);
        Arrays.fill(bytes, length, length + READ, (byte) 0);
    }

    private void decodeParts(int[] lengths, int count, long[] into, int at) {
        int quarter = count / 4;
        int a = 0;
        int b = lengths[0] * 8;
        int c = b + lengths[1] * 8;
        int d = c + lengths[2] * 8;
        byte[] source = bytes;
        PrefixCode codes = code;
        for (int i = at; i < at + quarter; i++) {
            long first = (long) ByteSink.LONG_LE.get(source, a >>> 3) >>> (a & 7);
            long second = (long) ByteSink.LONG_LE.get(source, b >>> 3) >>> (b & 7);
            long third = (long) ByteSink.LONG_LE.get(source, c >>> 3) >>> (c & 7);
            long fourth = (long) ByteSink.LONG_LE.get(source, d >>> 3) >>> (d & 7);
            int one = codes.entry(first);
            int two = codes.entry(second);
            int three = codes.entry(third);
            int four = codes.entry(fourth);
            into[i] = PrefixCode.number(one, first);
            into[i + quarter] = PrefixCode.number(two, second);
            into[i + 2 * quarter] = PrefixCode.number(three, third);
            into[i + 3 * quarter] = PrefixCode.number(four, fourth);
            a += PrefixCode.length(one);
            b += PrefixCode.length(two);
            c += PrefixCode.length(three);
            d += PrefixCode.length(four);
        }
        for (int i = at + 4 * quarter; i < at + count; i++) {
            long word = (long) ByteSink.LONG_LE.get(source, d >>> 3) >>> (d & 7);
            int entry = codes.entry(word);
            into[i] = PrefixCode.number(entry, word);
            d += PrefixCode.length(entry);
        }
        if (a + 7 >>> 3 != lengths[0] || d + 7 >>> 3 != lengths[0] + lengths[1] + lengths[2] + lengths[3]) {
            throw new CorruptChunkException("a column does not end where it should");
        }
    }

    private static void restore(int form, long base, int count, long[] into) {
        long previous = form > PLAIN ? into[form - 1] : 0;
        long step = form == DELTA_OF_DELTA ? into[1] - into[0] : 0;
        for (int i = form; i < count; i++) {
            long value = (into[i] >>> 1 ^ -(into[i] & 1)) + base;
            if (form == DELTA_OF_DELTA) {
                step += value;
                value = step;
            }
            previous = form == PLAIN ? value : previous + value;
            into[i] = previous;
        }
    }

    private void room(int count) {
        if (numbers.length < count) {
            numbers = new long[count];
        }
    }
}
