package io.busbar.historian.query;

import io.busbar.driver.QuantityKind;
import io.busbar.gateway.history.HistoryInterval;
import io.busbar.historian.codec.ByteSink;
import io.busbar.historian.codec.ByteSource;
import io.busbar.historian.codec.ChunkCodec;
import io.busbar.historian.codec.Samples;
import io.busbar.historian.store.Digester;
import io.busbar.historian.store.Resolution;
import io.busbar.historian.store.Series;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hours of a closed month, for series of fine resolution: least, greatest, average, last, sum, count and covered time, each a column
 * encoded like a chunk. They are made from the samples and can be made again.
 */
public final class HourRollups implements Digester {

    static final long HOUR = 3_600_000;

    private static final int COLUMNS = 7;

    /** How far an average may be from the mean of the samples before it is kept as a number of its own. */
    private static final double SAME = 1e-12;

    @Override
    public @Nullable Digest begin(Series series, long monthStart) {
        if (series.resolution() != Resolution.FINE || series.kind() == QuantityKind.INDEX) {
            return null;
        }
        Intervals hours = Intervals.even(monthStart, HOUR);
        long fixed = series.kind() == QuantityKind.STATE ? HistoryQuery.STATE_HOLDS : 0;
        GaugeAggregate aggregate = new GaugeAggregate(hours, fixed, HistoryQuery.UNKNOWN_STEP);
        return new Digest() {
            @Override
            public boolean visit(long[] times, double[] values, byte[] qualities, int from, int to, long step) {
                return aggregate.visit(times, values, qualities, from, to, step);
            }

            @Override
            public byte[] finish() {
                aggregate.end();
                return encode(hours.done());
            }
        };
    }

    private static byte[] encode(List<HistoryInterval> hours) {
        ByteSink out = new ByteSink(2048);
        ByteSink chunk = new ByteSink(2048);
        ChunkCodec codec = new ChunkCodec();
        out.putVarint(hours.size());
        for (int column = 0; !hours.isEmpty() && column < COLUMNS; column++) {
            Samples samples = new Samples(hours.size());
            for (HistoryInterval hour : hours) {
                samples.add(hour.start(), value(hour, column), (byte) 0);
            }
            chunk.clear();
            codec.encode(column, samples, 0, samples.size(), chunk);
            out.putVarint(chunk.size());
            out.put(chunk.array(), 0, chunk.size());
        }
        return out.toByteArray();
    }

    private static double value(HistoryInterval hour, int column) {
        return switch (column) {
            case 0 -> hour.min();
            case 1 -> hour.max();
            case 2 -> {
                double mean = hour.sum() / hour.count();
                yield Math.abs(hour.avg() - mean) <= SAME * Math.abs(mean) ? Double.NaN : hour.avg();
            }
            case 3 -> hour.last();
            case 4 -> rounded(hour.sum());
            case 5 -> hour.count();
            default -> Math.rint(hour.coverage() * HOUR);
        };
    }

    /** A sum of decimals without the noise of adding them, which would cost eight bytes. */
    private static double rounded(double sum) {
        double decimal = Math.rint(sum * 1e4) / 1e4;
        return Math.abs(decimal - sum) <= SAME * Math.abs(sum) ? decimal : sum;
    }

    /** The hours that were encoded. */
    static List<HistoryInterval> decode(byte[] bytes) {
        ByteSource in = new ByteSource(bytes, 0, bytes.length);
        int count = in.getCount(ChunkCodec.MOST);
        ChunkCodec codec = new ChunkCodec();
        Samples[] columns = new Samples[COLUMNS];
        for (int column = 0; count > 0 && column < COLUMNS; column++) {
            int length = in.getCount(in.remaining());
            columns[column] = new Samples(count);
            codec.decode(bytes, in.position(), in.position() + length, columns[column]);
            in.skip(length);
        }
        List<HistoryInterval> hours = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            double average = columns[2].values()[i];
            double sum = columns[4].values()[i];
            double samples = columns[5].values()[i];
            hours.add(new HistoryInterval(
                    columns[0].times()[i],
                    columns[0].values()[i],
                    columns[1].values()[i],
                    Double.isNaN(average) ? sum / samples : average,
                    columns[3].values()[i],
                    sum,
                    (long) samples,
                    columns[6].values()[i] / HOUR));
        }
        return hours;
    }
}
