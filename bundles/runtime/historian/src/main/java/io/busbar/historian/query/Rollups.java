package io.busbar.historian.query;

import io.busbar.driver.QuantityKind;
import io.busbar.gateway.history.HistoryInterval;
import io.busbar.historian.codec.ByteSink;
import io.busbar.historian.codec.ChunkCodec;
import io.busbar.historian.codec.Rollup;
import io.busbar.historian.codec.RollupCodec;
import io.busbar.historian.codec.Samples;
import io.busbar.historian.store.Digester;
import io.busbar.historian.store.Resolution;
import io.busbar.historian.store.RunVisitor;
import io.busbar.historian.store.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes the rollups of series of fine resolution: of each sealed chunk, and of each closed month, of all
 * levels that are worth it. Chunks by one thread at a time, and months by one.
 */
public final class Rollups implements Digester {

    private static final int FIRST_LOOK = 4096;

    private final Encoder chunks = new Encoder();
    private final Encoder months = new Encoder();

    /** Memory for encoding. */
    private static final class Encoder {
        private final RollupCodec codec = new RollupCodec();
        private final ByteSink sink = new ByteSink(1024);

        byte[] encode(RollupCodec.Rows rows) {
            sink.clear();
            codec.encode(rows, sink);
            return sink.toByteArray();
        }
    }

    @Override
    public byte @Nullable [] ofChunk(Series series, Samples samples) {
        long step = ChunkCodec.usualStep(samples);
        RollupLevel level = step == 0 || series.resolution() != Resolution.FINE ? null : finest(step);
        if (level == null) {
            return null;
        }
        Rows rows = new Rows(series, level, samples.first());
        rows.visit(samples.times(), samples.values(), samples.qualities(), 0, samples.size(), step);
        // What the last sample of a gauge stands for is not known before the next; whoever reads this adds it.
        int last = samples.size() - 1;
        RollupCodec.Pending pending =
                rows.isIndex() ? null : new RollupCodec.Pending(samples.values()[last], samples.qualities()[last]);
        return chunks.encode(new RollupCodec.Rows(level.millis(), step, rows.isIndex(), rows.beforeLast(), pending));
    }

    private static @Nullable RollupLevel finest(long step) {
        for (RollupLevel level : RollupLevel.values()) {
            if (level.millis() >= step * RollupLevel.WORTH) {
                return level;
            }
        }
        return null;
    }

    @Override
    public @Nullable Digest begin(Series series, long monthStart) {
        return series.resolution() == Resolution.FINE ? new Month(series, monthStart) : null;
    }

    /** Rows of one level while they grow. */
    private static final class Rows implements RunVisitor {
        private final RollupLevel level;
        private final Intervals intervals;
        private final @Nullable IndexRows index;
        private final GaugeAggregate gauge;

        Rows(Series series, RollupLevel level, long from) {
            this.level = level;
            this.intervals = Intervals.even(Math.floorDiv(from, level.millis()) * level.millis(), level.millis());
            this.index = series.kind() == QuantityKind.INDEX ? new IndexRows(level.millis()) : null;
            this.gauge = HistoryQuery.gauge(series, intervals);
        }

        boolean isIndex() {
            return index != null;
        }

        @Override
        public boolean visit(long[] times, double[] values, byte[] qualities, int from, int to, long step) {
            RunVisitor target = index != null ? index : gauge;
            return target.visit(times, values, qualities, from, to, step);
        }

        int size() {
            return index != null ? index.size() : intervals.done().size();
        }

        List<Rollup> beforeLast() {
            gauge.endBeforeLast();
            return index != null ? index.done() : gauges();
        }

        List<Rollup> all() {
            gauge.end();
            return index != null ? index.done() : gauges();
        }

        private List<Rollup> gauges() {
            List<Rollup> rows = new ArrayList<>(intervals.done().size());
            for (HistoryInterval row : intervals.done()) {
                rows.add(Rollup.ofGauge(
                        row.start(),
                        row.count(),
                        row.min(),
                        row.max(),
                        row.last(),
                        Math.round(row.coverage() * level.millis()),
                        row.sum(),
                        row.avg()));
            }
            return rows;
        }
    }

    private final class Month implements Digest {
        private final long start;
        private final List<Rows> levels = new ArrayList<>();
        private long samples;
        private long usualStep;

        Month(Series series, long start) {
            this.start = start;
            for (RollupLevel level : RollupLevel.values()) {
                levels.add(new Rows(series, level, start));
            }
        }

        @Override
        public boolean visit(long[] times, double[] values, byte[] qualities, int from, int to, long step) {
            samples += to - from;
            usualStep = step > 0 ? step : usualStep;
            levels.forEach(level -> level.visit(times, values, qualities, from, to, step));
            if (samples >= FIRST_LOOK) {
                levels.removeIf(level -> !isWorth(level.size()));
            }
            return true;
        }

        private boolean isWorth(int rows) {
            return samples >= (long) rows * RollupLevel.WORTH;
        }

        @Override
        public Map<Integer, byte[]> finish() {
            Map<Integer, byte[]> pieces = new TreeMap<>();
            for (Rows level : levels) {
                List<Rollup> all = level.all();
                for (int from = 0; isWorth(all.size()) && from < all.size(); ) {
                    int slot = level.level.slot(start, all.get(from).start());
                    int to = from;
                    while (to < all.size()
                            && level.level.slot(start, all.get(to).start()) == slot) {
                        to++;
                    }
                    RollupCodec.Rows piece = new RollupCodec.Rows(
                            level.level.millis(), usualStep, level.isIndex(), all.subList(from, to), null);
                    pieces.put(slot, months.encode(piece));
                    from = to;
                }
            }
            return pieces;
        }
    }
}
