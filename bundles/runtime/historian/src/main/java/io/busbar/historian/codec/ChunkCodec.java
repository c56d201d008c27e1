package io.busbar.historian.codec;

import io.busbar.driver.Quality;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Writes and reads chunks: some samples of one series, small and self-contained.
 *
 * <p>A chunk is: flags; series, count, first time, usual step, span where irregular; qualities; what has no number; statistics; the
 * columns of times and numbers, the latter as blocks or, where it is compact, in a code of its own; CRC32C. Keeps scratch memory, so each thread needs a codec of its own.
 */
public final class ChunkCodec {

    /** Most samples of a chunk. */
    public static final int MOST = 1 << 16;

    private static final int FORMAT = 1;
    private static final int REGULAR = 1;
    private static final int ONE_QUALITY = 2;
    private static final int SOME_WITHOUT_VALUE = 4;
    private static final int DECIMAL = 8;
    private static final int NO_GOOD = 16;
    private static final int COMPACT = 32;
    private static final int FLAGS = 1;
    private static final int CHECK = 4;
    private static final long NO_VALUE = Double.doubleToRawLongBits(Double.NaN);
    private static final boolean[] GOOD = good();

    private final IntegerColumn integers = new IntegerColumn();
    private final PrefixColumn prefixes = new PrefixColumn();
    private final ByteSink compact = new ByteSink(4096);
    private final TimeColumn timeColumn = new TimeColumn();
    private final Decimals decimals = new Decimals();
    private final CRC32C crc = new CRC32C();
    private long[] mantissas = new long[1024];
    private double[] numbers = new double[1024];
    private byte[] absent = new byte[1024];

    /** Appends a chunk of samples {@code from} to {@code to}, at most {@link #MOST} and at least one, with these times in order. */
    public void encode(int series, Samples samples, int from, int to, ByteSink out) {
        if (from == 0) {
            encode(series, samples, to, false, out);
        } else {
            Samples part = samples.copy(from, to);
            encode(series, part, part.size(), false, out);
        }
    }

    /** Appends a chunk of all these samples that is as small as can be: for what is written once and kept. */
    public void encodeCompact(int series, Samples samples, ByteSink out) {
        encode(series, samples, samples.size(), true, out);
    }

    private void encode(int series, Samples samples, int count, boolean small, ByteSink out) {
        room(count);
        long[] times = samples.times();
        byte[] qualities = samples.qualities();
        int start = out.size();
        boolean regular = TimeColumn.isRegular(times, count);
        boolean oneQuality = RunColumn.isUniform(qualities, count);
        int present = takeNumbers(samples.values(), count);
        boolean decimal = decimals.find(numbers, present, mantissas);
        ChunkStatistics statistics = ChunkStatistics.of(samples, count, GOOD);
        int flags = (regular ? REGULAR : 0)
                | (oneQuality ? ONE_QUALITY : 0)
                | (present < count ? SOME_WITHOUT_VALUE : 0)
                | (decimal ? DECIMAL : 0)
                | (statistics.good() == 0 ? NO_GOOD : 0);
        out.put(FORMAT);
        out.put(flags);
        out.putVarint(series);
        out.putVarint(count);
        out.putSigned(times[0]);
        out.putVarint(TimeColumn.usualStep(times, count));
        if (!regular) {
            out.putVarint(times[count - 1] - times[0]);
        }
        if (decimal) {
            out.put(decimals.form().ordinal() << 4 | decimals.scale() - Decimals.LEAST_SCALE);
        }
        statistics.write(out, count, decimal ? decimals : null);
        if (oneQuality) {
            out.put(qualities[0]);
        } else {
            RunColumn.encode(qualities, count, out);
        }
        if (present < count) {
            RunColumn.encode(absent, count, out);
        }
        if (!regular) {
            timeColumn.encodeSteps(times, count, out);
        }
        if (decimal) {
            encodeIntegers(present, small, start, out);
        } else {
            XorColumn.encode(numbers, present, out);
        }
        int check = check(out.array(), start, out.size());
        for (int shift = 0; shift < 8 * CHECK; shift += 8) {
            out.put(check >>> shift);
        }
    }

    private void encodeIntegers(int count, boolean small, int start, ByteSink out) {
        int from = out.size();
        integers.encode(mantissas, count, out);
        if (small) {
            compact.clear();
            if (prefixes.encode(mantissas, count, compact) && compact.size() < out.size() - from) {
                out.rewind(from);
                out.put(compact.array(), 0, compact.size());
                out.set(start + FLAGS, out.array()[start + FLAGS] | COMPACT);
            }
        }
    }

    /**
     * Reads what a chunk says of its samples; its checksum is not looked at.
     *
     * @throws CorruptChunkException if these bytes are no chunk
     */
    public static ChunkHead head(byte[] bytes, int from, int end) {
        return Layout.read(new ByteSource(bytes, from, end - CHECK)).head();
    }

    /**
     * Reads a chunk, in place of what {@code into} held.
     *
     * @throws CorruptChunkException if these bytes are no chunk, or not as they were written
     */
    public ChunkHead decode(byte[] bytes, int from, int end, Samples into) {
        verify(bytes, from, end);
        ByteSource in = new ByteSource(bytes, from, end - CHECK);
        Layout layout = Layout.read(in);
        int count = layout.head.count();
        room(count);
        into.resize(count);
        if (layout.has(ONE_QUALITY)) {
            Arrays.fill(into.qualities(), 0, count, layout.quality);
        } else {
            RunColumn.decode(in, count, into.qualities(), GOOD.length - 1);
        }
        int present = count;
        if (layout.has(SOME_WITHOUT_VALUE)) {
            RunColumn.decode(in, count, absent, 1);
            for (int i = 0; i < count; i++) {
                present -= absent[i];
            }
        }
        if (layout.has(REGULAR)) {
            TimeColumn.decodeRegular(layout.head.first(), layout.head.step(), count, into.times());
        } else {
            timeColumn.decodeSteps(in, layout.head.first(), count, into.times());
        }
        double[] target = present < count ? numbers : into.values();
        if (layout.has(DECIMAL)) {
            if (layout.has(COMPACT)) {
                prefixes.decode(in, present, mantissas);
            } else {
                integers.decode(in, present, mantissas);
            }
            Decimals.restore(layout.form, layout.scale, mantissas, present, target);
        } else {
            XorColumn.decode(in, present, target);
        }
        if (present < count) {
            spread(into.values(), count);
        }
        return layout.head;
    }

    /** The usual time between two of these samples in milliseconds; 0 for a single one. */
    public static long usualStep(Samples samples) {
        return TimeColumn.usualStep(samples.times(), samples.size());
    }

    /** Whether the checksum fits. */
    public boolean isIntact(byte[] bytes, int from, int end) {
        return end - from > CHECK && stored(bytes, end) == check(bytes, from, end - CHECK);
    }

    private void verify(byte[] bytes, int from, int end) {
        if (!isIntact(bytes, from, end)) {
            throw new CorruptChunkException("the checksum does not fit");
        }
    }

    private int check(byte[] bytes, int from, int end) {
        crc.reset();
        crc.update(bytes, from, end - from);
        return (int) crc.getValue();
    }

    private static int stored(byte[] bytes, int end) {
        return bytes[end - 4] & 0xff
                | (bytes[end - 3] & 0xff) << 8
                | (bytes[end - 2] & 0xff) << 16
                | (bytes[end - 1] & 0xff) << 24;
    }

    private int takeNumbers(double[] values, int count) {
        int present = 0;
        for (int i = 0; i < count; i++) {
            boolean none = Double.doubleToRawLongBits(values[i]) == NO_VALUE;
            absent[i] = (byte) (none ? 1 : 0);
            if (!none) {
                numbers[present++] = values[i];
            }
        }
        return present;
    }

    private void spread(double[] values, int count) {
        int next = 0;
        for (int i = 0; i < count; i++) {
            values[i] = absent[i] != 0 ? Double.NaN : numbers[next++];
        }
    }

    private void room(int count) {
        if (mantissas.length < count) {
            mantissas = new long[count];
            numbers = new double[count];
            absent = new byte[count];
        }
    }

    private static boolean[] good() {
        Quality[] all = Quality.values();
        boolean[] good = new boolean[all.length];
        for (Quality quality : all) {
            good[quality.ordinal()] = quality.isGood();
        }
        return good;
    }

    /** The part before the columns. */
    private record Layout(int flags, ChunkHead head, byte quality, Decimals.Form form, int scale) {

        boolean has(int flag) {
            return (flags & flag) != 0;
        }

        static Layout read(ByteSource in) {
            int format = in.get();
            if (format != FORMAT) {
                throw new CorruptChunkException("format " + format + " is not known");
            }
            int flags = in.get();
            int series = in.getCount(Integer.MAX_VALUE);
            int count = in.getCount(MOST);
            long first = in.getSigned();
            long step = in.getVarint();
            long span = (flags & REGULAR) != 0 ? step * (count - 1) : in.getVarint();
            int number = (flags & DECIMAL) != 0 ? in.get() : 0;
            Decimals.Form form = Decimals.form(number >>> 4);
            int scale = (number & 15) + Decimals.LEAST_SCALE;
            if (count == 0 || scale > Decimals.GREATEST_SCALE) {
                throw new CorruptChunkException("a count or a scale that cannot be");
            }
            ChunkStatistics statistics = (flags & NO_GOOD) != 0
                    ? ChunkStatistics.NONE
                    : ChunkStatistics.read(in, count, (flags & DECIMAL) != 0 ? form : null, scale);
            byte quality = (byte) ((flags & ONE_QUALITY) != 0 ? in.get() : 0);
            if (quality >= GOOD.length || quality < 0) {
                throw new CorruptChunkException("an unknown quality");
            }
            ChunkHead head = new ChunkHead(
                    series,
                    count,
                    statistics.good(),
                    first,
                    first + span,
                    step,
                    statistics.min(),
                    statistics.max(),
                    statistics.sum(),
                    statistics.first(),
                    statistics.last());
            return new Layout(flags, head, quality, form, scale);
        }
    }
}
