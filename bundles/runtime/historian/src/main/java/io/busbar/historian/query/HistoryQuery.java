package io.busbar.historian.query;

import io.busbar.driver.Quality;
import io.busbar.driver.QuantityKind;
import io.busbar.gateway.history.HistoryInterval;
import io.busbar.gateway.history.SampleVisitor;
import io.busbar.gateway.history.Step;
import io.busbar.historian.store.ChunkSource;
import io.busbar.historian.store.Series;
import io.busbar.historian.store.SeriesReader;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers questions about one series. Used by one thread. */
public final class HistoryQuery {

    /** How long a state holds without being confirmed: the storage plan repeats it at least so often, in milliseconds. */
    public static final long STATE_HOLDS = 3_600_000 + 60_000;

    /** What a sample stands for while nothing is known of the pace of its series, in milliseconds. */
    static final long UNKNOWN_STEP = 600_000;

    private final Series series;
    private final SeriesReader reader = new SeriesReader();

    /** Questions about this series. */
    public HistoryQuery(Series series) {
        this.series = series;
    }

    /** Visits stored samples. */
    public void raw(long from, long to, SampleVisitor visitor) throws IOException {
        reader.read(series.sources(from, to), from, to, (times, values, qualities, start, end, step) -> {
            for (int i = start; i < end; i++) {
                if (!visitor.visit(times[i], values[i], Quality.of(qualities[i]))) {
                    return false;
                }
            }
            return true;
        });
    }

    /** The newest sample before a time, of any quality or a good one; null where there is none. */
    public Series.@Nullable Newest last(long before, boolean good) throws IOException {
        Series.Newest newest = series.newest();
        if (newest == null || (newest.time() < before && (!good || isNumber(newest)))) {
            return newest;
        }
        List<ChunkSource> sources = new ArrayList<>(series.sources(Long.MIN_VALUE, before));
        sources.sort(Comparator.comparingLong(ChunkSource::last).reversed());
        Series.Newest best = null;
        for (int i = 0; i < sources.size(); i++) {
            // Chunks that overlap this one may hold a later sample; those that end before what was found cannot.
            if (best != null && sources.get(i).last() < best.time()) {
                break;
            }
            Series.Newest found = lastOf(sources.get(i), before, good);
            if (found != null && (best == null || found.time() > best.time())) {
                best = found;
            }
        }
        return best;
    }

    private Series.@Nullable Newest lastOf(ChunkSource source, long before, boolean good) throws IOException {
        Series.@Nullable Newest[] found = new Series.Newest[1];
        long from = source.first();
        long to = Math.min(before, source.last() + 1);
        reader.read(series.sources(from, to), from, to, (times, values, qualities, start, end, step) -> {
            for (int i = end - 1; i >= start; i--) {
                Series.Newest sample = new Series.Newest(times[i], values[i], Quality.of(qualities[i]));
                if (!good || isNumber(sample)) {
                    found[0] = sample;
                    break;
                }
            }
            return true;
        });
        return found[0];
    }

    private static boolean isNumber(Series.Newest sample) {
        return sample.quality().isGood() && !Double.isNaN(sample.value());
    }

    /** What the series did, interval by interval. */
    public List<HistoryInterval> intervals(long from, long to, Step step, ZoneId zone, CounterSteps counter)
            throws IOException {
        return intervals(from, to, new StepCut(step, zone), counter);
    }

    /** What the series did, interval by interval; the intervals may be those of a question to many series. */
    public List<HistoryInterval> intervals(long from, long to, StepCut cut, CounterSteps counter) throws IOException {
        long start = cut.floor(from);
        Intervals intervals = new Intervals(cut);
        read(aggregate(start, intervals, counter), start, to, cut);
        return intervals.done();
    }

    /** The least or the greatest good value of each interval, and nothing else of it. */
    public Extremes extremes(long from, long to, StepCut cut, boolean greatest) throws IOException {
        Extremes extremes = new Extremes(cut, greatest);
        read(extremes, cut.floor(from), to, cut);
        return extremes;
    }

    private void read(IntervalAggregate aggregate, long start, long to, StepCut cut) throws IOException {
        new RollupReader(series, reader, aggregate, cut).read(start, to);
        aggregate.end();
    }

    private IntervalAggregate aggregate(long start, Intervals intervals, CounterSteps counter) throws IOException {
        if (series.kind() != QuantityKind.INDEX) {
            return gauge(series, intervals);
        }
        IndexAggregate aggregate = new IndexAggregate(intervals, counter, UNKNOWN_STEP);
        Series.Newest base = last(start + 1, true);
        if (base != null) {
            aggregate.base(base.time(), base.value());
        }
        return aggregate;
    }

    static GaugeAggregate gauge(Series series, Intervals intervals) {
        long fixed = series.kind() == QuantityKind.STATE ? STATE_HOLDS : 0;
        return new GaugeAggregate(intervals, fixed, UNKNOWN_STEP);
    }

    /** What a gauge did in intervals of any length, as many as fill a picture; the extremes of each are kept. */
    public List<HistoryInterval> evenly(long from, long to, long length) throws IOException {
        Intervals intervals = new Intervals(Cut.even(from, length));
        GaugeAggregate aggregate = new GaugeAggregate(intervals, 0, UNKNOWN_STEP);
        reader.read(series.sources(from, to), from, to, aggregate);
        aggregate.end();
        return intervals.done();
    }
}
