package io.busbar.historian.query;

import io.busbar.driver.QuantityKind;
import io.busbar.gateway.history.HistoryInterval;
import io.busbar.gateway.history.Step;
import io.busbar.historian.codec.ByteSink;
import io.busbar.historian.codec.ChunkCodec;
import io.busbar.historian.codec.Rollup;
import io.busbar.historian.codec.RollupCodec;
import io.busbar.historian.codec.Samples;
import io.busbar.historian.store.Digester;
import io.busbar.historian.store.Months;
import io.busbar.historian.store.Resolution;
import io.busbar.historian.store.RunVisitor;
import io.busbar.historian.store.Series;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the rollups of series of fine resolution: of each sealed chunk, and of each closed month, of all
 * levels that are worth it. Chunks by one thread at a time, and months by one.
 */
public final class Rollups implements Digester {

    private static final int FIRST_LOOK = 4096;

    /** How many samples a row of a chunk must stand for: chunks are not kept for years, so rows may take more beside them. */
    private static final int WORTH_OF_CHUNKS = 30;

    /** What the lengths of days are multiples of, wherever clocks have been set by law within memory. */
    private static final long QUARTER_HOUR = 900_000;

    private final Supplier<ZoneId> zone;
    private final Encoder chunks = new Encoder();
    private final Encoder months = new Encoder();

    /** Rollups whose days are those of a zone, asked for each month. */
    public Rollups(Supplier<ZoneId> zone) {
        this.zone = zone;
    }

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
        Rows rows = new Rows(series, Cut.even(0, level.millis()));
        rows.visit(samples.times(), samples.values(), samples.qualities(), 0, samples.size(), step);
        // What the last sample of a gauge stands for is not known before the next; whoever reads this adds it.
        int last = samples.size() - 1;
        RollupCodec.Pending pending =
                rows.isIndex() ? null : new RollupCodec.Pending(samples.values()[last], samples.qualities()[last]);
        return chunks.encode(new RollupCodec.Rows(level.millis(), step, rows.isIndex(), rows.beforeLast(), pending));
    }

    private static @Nullable RollupLevel finest(long step) {
        for (RollupLevel level : RollupLevel.values()) {
            if (level != RollupLevel.DAY && level.millis() >= step * WORTH_OF_CHUNKS) {
                return level;
            }
        }
        return null;
    }

    @Override
    public @Nullable Digest begin(Series series, long monthStart) {
        Month month = new Month(monthStart);
        if (series.resolution() == Resolution.FINE) {
            for (RollupLevel level : List.of(RollupLevel.MINUTE, RollupLevel.TEN_MINUTES, RollupLevel.HOUR)) {
                month.add(level, new Rows(series, Cut.even(0, level.millis())));
            }
        }
        StepCut days = new StepCut(Step.DAY, zone.get());
        if (series.kind() != QuantityKind.STATE && haveQuarterHours(days, monthStart)) {
            month.add(RollupLevel.DAY, new Rows(series, days));
        }
        return month.levels.isEmpty() ? null : month;
    }

    /** Not so before zones were agreed on, when noon was where the sun was. */
    private static boolean haveQuarterHours(StepCut days, long monthStart) {
        long day = days.floor(monthStart);
        boolean all = day % QUARTER_HOUR == 0;
        while (all && day < Months.end(monthStart)) {
            day = days.next(day);
            all = day % QUARTER_HOUR == 0;
        }
        return all;
    }

    /** Rows of one level while they grow. */
    private static final class Rows implements RunVisitor {
        private final Cut cut;
        private final Intervals intervals;
        private final @Nullable IndexRows index;
        private final GaugeAggregate gauge;

        Rows(Series series, Cut cut) {
            this.cut = cut;
            this.intervals = new Intervals(cut);
            this.index = series.kind() == QuantityKind.INDEX ? new IndexRows(cut) : null;
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

        /** All rows, where no sample comes before a time. */
        List<Rollup> all(long until) {
            gauge.nothingBefore(until);
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
                        Math.round(row.coverage() * (cut.next(row.start()) - row.start())),
                        row.sum(),
                        row.avg()));
            }
            return rows;
        }
    }

    private final class Month implements Digest {
        private final long start;
        private final Map<RollupLevel, Rows> levels = new EnumMap<>(RollupLevel.class);
        private long samples;
        private long usualStep;

        Month(long start) {
            this.start = start;
        }

        void add(RollupLevel level, Rows rows) {
            levels.put(level, rows);
        }

        @Override
        public boolean visit(long[] times, double[] values, byte[] qualities, int from, int to, long step) {
            samples += to - from;
            usualStep = step > 0 ? step : usualStep;
            levels.values().forEach(rows -> rows.visit(times, values, qualities, from, to, step));
            if (samples >= FIRST_LOOK) {
                levels.entrySet()
                        .removeIf(level -> !isWorth(
                                level.getKey(),
                                level.getValue(),
                                level.getValue().size()));
            }
            return true;
        }

        private boolean isWorth(RollupLevel level, Rows rows, int count) {
            return level.isWorth(samples, count, rows.isIndex());
        }

        @Override
        public Map<Integer, byte[]> finish() {
            Map<Integer, byte[]> pieces = new TreeMap<>();
            levels.forEach((level, rows) -> {
                List<Rollup> all = rows.all(Months.end(start));
                if (isWorth(level, rows, all.size())) {
                    pieces(level, rows, all, pieces);
                }
            });
            return pieces;
        }

        private void pieces(RollupLevel level, Rows rows, List<Rollup> all, Map<Integer, byte[]> into) {
            for (int from = 0; from < all.size(); ) {
                int slot = level.slot(start, all.get(from).start());
                int to = from;
                while (to < all.size() && level.slot(start, all.get(to).start()) == slot) {
                    to++;
                }
                List<Rollup> piece = all.subList(from, to);
                boolean days = level == RollupLevel.DAY;
                into.put(
                        slot,
                        months.encode(new RollupCodec.Rows(
                                days ? QUARTER_HOUR : level.millis(),
                                days ? quarterHours(rows.cut, piece) : new byte[0],
                                usualStep,
                                rows.isIndex(),
                                piece,
                                null)));
                from = to;
            }
        }

        private byte[] quarterHours(Cut days, List<Rollup> rows) {
            byte[] lengths = new byte[rows.size()];
            for (int i = 0; i < lengths.length; i++) {
                long begin = rows.get(i).start();
                lengths[i] = (byte) ((days.next(begin) - begin) / QUARTER_HOUR);
            }
            return lengths;
        }
    }
}
