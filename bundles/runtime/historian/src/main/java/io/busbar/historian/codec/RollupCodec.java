package io.busbar.historian.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads rows of a rollup column by column: the numbers as the meter's integers where they are such, each less the one that it
 * is near to; CRC32C at the end. Keeps scratch memory, so each thread needs a codec of its own.
 */
public final class RollupCodec {

    /** First byte of an encoded rollup; that of a chunk is another. */
    public static final int FORMAT = 0x52;

    /** Most rows of one piece: what is stored in one value of a table must fit in a page. */
    public static final int MOST = 1500;

    private static final int INDEX = 1;
    private static final int DECIMAL = 2;
    private static final int GAPS = 4;
    private static final int EXACT_SUM = 8;
    private static final int OWN_AVERAGE = 16;
    private static final int PENDING = 32;
    private static final int LENGTHS = 64;
    private static final int CHECK = 4;

    /** How far an average may be from the mean of the samples before it is kept as a number of its own. */
    private static final double SAME = 1e-12;

    private final Decimals decimals = new Decimals();
    private final IntegerColumn blocks = new IntegerColumn();
    private final PrefixColumn prefixes = new PrefixColumn();
    private final ByteSink smaller = new ByteSink(1024);
    private final CRC32C crc = new CRC32C();

    /**
     * Rows of one rollup.
     *
     * @param level length of a row in milliseconds, or what that and the beginnings of rows are multiples of
     * @param lengths of rows that are not equally long, in levels; empty where each is one
     * @param step usual step of the samples in milliseconds; 0 where unknown
     * @param last the last sample of a gauge, where the rows are of all but that; null where they are of all
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Rows(
            long level, byte[] lengths, long step, boolean isIndex, List<Rollup> rows, @Nullable Pending last) {

        /** Rows of equal length. */
        public Rows(long level, long step, boolean isIndex, List<Rollup> rows, @Nullable Pending last) {
            this(level, new byte[0], step, isIndex, rows, last);
        }

        /** Where a row ends. */
        public long end(int row) {
            return rows.get(row).start() + level * (lengths.length == 0 ? 1 : lengths[row]);
        }
    }

    /** A sample that no row tells of, because how long it stands was not known. */
    public record Pending(double value, byte quality) {}

    /** Appends rows, at most {@link #MOST}, in order of time. */
    public void encode(Rows rows, ByteSink out) {
        int start = out.size();
        List<Rollup> all = rows.rows();
        int count = all.size();
        double[][] numbers = rows.isIndex() ? readings(all) : values(all);
        long[][] integers = integers(numbers, count);
        boolean gaps = count > 0 && all.get(count - 1).start() - all.get(0).start() != (count - 1) * rows.level();
        boolean exact = integers.length > 0 && !rows.isIndex() && isExact(all);
        boolean average = !rows.isIndex() && !isMean(all);
        out.put(FORMAT);
        out.put((rows.isIndex() ? INDEX : 0)
                | (integers.length > 0 ? DECIMAL : 0)
                | (gaps ? GAPS : 0)
                | (exact ? EXACT_SUM : 0)
                | (average ? OWN_AVERAGE : 0)
                | (rows.last() != null ? PENDING : 0)
                | (rows.lengths().length > 0 ? LENGTHS : 0));
        if (rows.last() != null) {
            out.put(rows.last().quality());
            out.putDouble(rows.last().value());
        }
        out.putVarint(rows.level());
        out.putVarint(rows.step());
        out.putVarint(count);
        if (rows.lengths().length > 0) {
            RunColumn.encode(rows.lengths(), count, out);
        }
        if (count > 0) {
            out.putSigned(Math.floorDiv(all.get(0).start(), rows.level()));
            if (gaps) {
                column(column(all, row -> Math.floorDiv(row.start() - all.get(0).start(), rows.level())), out);
            }
            column(column(all, Rollup::count), out);
            column(column(all, Rollup::covered), out);
            if (integers.length > 0) {
                out.put(decimals.form().ordinal() << 4 | decimals.scale() - Decimals.LEAST_SCALE);
                for (int c = 0; c < integers.length; c++) {
                    column(less(integers[c], integers[near(c)], c), out);
                }
            } else {
                for (double[] column : numbers) {
                    doubles(column, out);
                }
            }
            if (rows.isIndex()) {
                column(column(all, row -> row.firstTime() - row.start()), out);
                column(column(all, row -> row.lastTime() - row.firstTime()), out);
                column(column(all, Rollup::resets), out);
            } else {
                sums(all, integers, exact, out);
                if (average) {
                    doubles(all.stream().mapToDouble(Rollup::average).toArray(), out);
                }
            }
        }
        crc.reset();
        crc.update(out.array(), start, out.size() - start);
        int check = (int) crc.getValue();
        for (int shift = 0; shift < 8 * CHECK; shift += 8) {
            out.put(check >>> shift);
        }
    }

    /** The number columns of a gauge; the first is the one that the others are near to. */
    private static double[][] values(List<Rollup> rows) {
        return new double[][] {
            rows.stream().mapToDouble(Rollup::min).toArray(),
            rows.stream().mapToDouble(Rollup::max).toArray(),
            rows.stream().mapToDouble(Rollup::last).toArray()
        };
    }

    /** Those of an index: what went neither back nor forth within its row has the least first and the greatest last. */
    private static double[][] readings(List<Rollup> rows) {
        return new double[][] {
            rows.stream().mapToDouble(Rollup::first).toArray(),
            rows.stream().mapToDouble(Rollup::last).toArray(),
            rows.stream().mapToDouble(Rollup::min).toArray(),
            rows.stream().mapToDouble(Rollup::max).toArray()
        };
    }

    /** Which column a column is near to: the greatest reading to the last, everything else to the first column. */
    private static int near(int column) {
        return column == 3 ? 1 : 0;
    }

    private static long[] less(long[] integers, long[] near, int column) {
        long[] distances = integers.clone();
        for (int i = 0; column > 0 && i < distances.length; i++) {
            distances[i] -= near[i];
        }
        return distances;
    }

    /** All columns as integers of one scale; none where the numbers are no decimals. */
    private long[][] integers(double[][] numbers, int count) {
        double[] all = new double[numbers.length * count];
        for (int c = 0; c < numbers.length; c++) {
            System.arraycopy(numbers[c], 0, all, c * count, count);
        }
        long[] found = new long[all.length];
        if (!decimals.find(all, all.length, found)) {
            return new long[0][];
        }
        long[][] integers = new long[numbers.length][];
        for (int c = 0; c < numbers.length; c++) {
            integers[c] = Arrays.copyOfRange(found, c * count, (c + 1) * count);
        }
        return integers;
    }

    private boolean isExact(List<Rollup> rows) {
        for (Rollup row : rows) {
            long integer = Decimals.mantissa(row.sum(), decimals.scale());
            double back = Decimals.value(Decimals.Form.QUOTIENT, integer, decimals.scale());
            if (Math.abs(integer) > 1L << 52 || Math.abs(back - row.sum()) > SAME * Math.abs(row.sum())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMean(List<Rollup> rows) {
        for (Rollup row : rows) {
            double mean = row.sum() / row.count();
            if (!(Math.abs(row.average() - mean) <= SAME * Math.abs(mean))) {
                return false;
            }
        }
        return true;
    }

    private void sums(List<Rollup> rows, long[][] integers, boolean exact, ByteSink out) {
        if (!exact) {
            doubles(rows.stream().mapToDouble(Rollup::sum).toArray(), out);
            return;
        }
        long[] distances = new long[rows.size()];
        for (int i = 0; i < distances.length; i++) {
            Rollup row = rows.get(i);
            distances[i] = Decimals.mantissa(row.sum(), decimals.scale())
                    - middle(row.count(), integers[0][i], integers[1][i]);
        }
        column(distances, out);
    }

    /** About what so many values between two make together. */
    private static long middle(long count, long least, long greatest) {
        return count * (least + greatest) / 2;
    }

    private interface Field {
        long of(Rollup row);
    }

    private static long[] column(List<Rollup> rows, Field field) {
        long[] column = new long[rows.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = field.of(rows.get(i));
        }
        return column;
    }

    private void column(long[] integers, ByteSink out) {
        int at = out.size();
        out.put(0);
        blocks.encode(integers, integers.length, out);
        smaller.clear();
        if (prefixes.encode(integers, integers.length, smaller) && smaller.size() < out.size() - at - 1) {
            out.rewind(at);
            out.put(1);
            out.put(smaller.array(), 0, smaller.size());
        }
    }

    /** Numbers bit by bit; their length goes before, because whoever reads them reads ahead. */
    private void doubles(double[] numbers, ByteSink out) {
        smaller.clear();
        XorColumn.encode(numbers, numbers.length, smaller);
        out.putVarint(smaller.size());
        out.put(smaller.array(), 0, smaller.size());
    }

    private static void doubles(ByteSource in, double[] into) {
        int length = in.getCount(in.remaining());
        XorColumn.decode(new ByteSource(in.array(), in.position(), in.position() + length), into.length, into);
        in.skip(length);
    }

    private long[] column(ByteSource in, int count) {
        long[] integers = new long[count];
        if (in.get() == 0) {
            blocks.decode(in, count, integers);
        } else {
            prefixes.decode(in, count, integers);
        }
        return integers;
    }

    /**
     * Reads rows.
     *
     * @throws CorruptChunkException if these bytes are none, or not as they were written
     */
    public Rows decode(byte[] bytes, int from, int end) {
        if (end - from <= CHECK || !isIntact(bytes, from, end)) {
            throw new CorruptChunkException("the checksum of a rollup does not fit");
        }
        ByteSource in = new ByteSource(bytes, from, end - CHECK);
        if (in.get() != FORMAT) {
            throw new CorruptChunkException("a rollup of an unknown format");
        }
        int flags = in.get();
        Pending last = null;
        if ((flags & PENDING) != 0) {
            byte quality = (byte) in.get();
            last = new Pending(in.getDouble(), quality);
        }
        long level = in.getVarint();
        long step = in.getVarint();
        int count = in.getCount(MOST);
        byte[] lengths = new byte[(flags & LENGTHS) != 0 ? count : 0];
        RunColumn.decode(in, lengths.length, lengths, Byte.MAX_VALUE);
        List<Rollup> rows = count == 0 ? List.of() : rows(in, flags, level, count);
        return new Rows(level, lengths, step, (flags & INDEX) != 0, rows, last);
    }

    private boolean isIntact(byte[] bytes, int from, int end) {
        crc.reset();
        crc.update(bytes, from, end - CHECK - from);
        int stored = bytes[end - 4] & 0xff
                | (bytes[end - 3] & 0xff) << 8
                | (bytes[end - 2] & 0xff) << 16
                | (bytes[end - 1] & 0xff) << 24;
        return stored == (int) crc.getValue();
    }

    private List<Rollup> rows(ByteSource in, int flags, long level, int count) {
        boolean index = (flags & INDEX) != 0;
        long first = in.getSigned() * level;
        long[] places = (flags & GAPS) != 0 ? column(in, count) : new long[0];
        long[] counts = column(in, count);
        long[] covered = column(in, count);
        int columns = index ? 4 : 3;
        long[][] integers = new long[(flags & DECIMAL) != 0 ? columns : 0][];
        double[][] numbers = new double[columns][count];
        int scale = 0;
        if (integers.length > 0) {
            int number = in.get();
            Decimals.Form form = Decimals.form(number >>> 4);
            scale = (number & 15) + Decimals.LEAST_SCALE;
            if (scale > Decimals.GREATEST_SCALE) {
                throw new CorruptChunkException("a scale that cannot be");
            }
            for (int c = 0; c < columns; c++) {
                integers[c] = column(in, count);
                long[] near = integers[near(c)];
                for (int i = 0; c > 0 && i < count; i++) {
                    integers[c][i] += near[i];
                }
                Decimals.restore(form, scale, integers[c], count, numbers[c]);
            }
        } else {
            for (double[] column : numbers) {
                doubles(in, column);
            }
        }
        List<Rollup> rows = new ArrayList<>(count);
        if (index) {
            long[] firstTimes = column(in, count);
            long[] lastTimes = column(in, count);
            long[] resets = column(in, count);
            for (int i = 0; i < count; i++) {
                long start = first + level * (places.length > 0 ? places[i] : i);
                rows.add(Rollup.ofIndex(
                        start,
                        counts[i],
                        numbers[2][i],
                        numbers[3][i],
                        numbers[0][i],
                        numbers[1][i],
                        start + firstTimes[i],
                        start + firstTimes[i] + lastTimes[i],
                        covered[i],
                        (int) resets[i]));
            }
            return rows;
        }
        double[] sums = new double[count];
        if ((flags & EXACT_SUM) != 0) {
            long[] distances = column(in, count);
            for (int i = 0; i < count; i++) {
                long integer = distances[i] + middle(counts[i], integers[0][i], integers[1][i]);
                sums[i] = Decimals.value(Decimals.Form.QUOTIENT, integer, scale);
            }
        } else {
            doubles(in, sums);
        }
        double[] averages = new double[count];
        if ((flags & OWN_AVERAGE) != 0) {
            doubles(in, averages);
        }
        for (int i = 0; i < count; i++) {
            rows.add(Rollup.ofGauge(
                    first + level * (places.length > 0 ? places[i] : i),
                    counts[i],
                    numbers[0][i],
                    numbers[1][i],
                    numbers[2][i],
                    covered[i],
                    sums[i],
                    (flags & OWN_AVERAGE) != 0 ? averages[i] : sums[i] / counts[i]));
        }
        return rows;
    }
}
