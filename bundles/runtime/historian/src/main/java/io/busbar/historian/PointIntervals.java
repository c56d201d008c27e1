package io.busbar.historian;

import io.busbar.gateway.history.HistoryInterval;
import io.busbar.gateway.history.Step;
import io.busbar.historian.plan.Companions;
import io.busbar.historian.query.CounterNotes;
import io.busbar.historian.query.HistoryQuery;
import io.busbar.historian.store.Catalogue;
import io.busbar.historian.store.Series;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** What points did, interval by interval: the averages of a point with the extremes that are stored beside it. Used by one thread. */
final class PointIntervals {

    /** So many intervals of all points together are in memory at a time. */
    private static final int IN_MEMORY = 1 << 16;

    private static final int SHORTEST_STRETCH = 64;

    private final Catalogue catalogue;
    private final CounterNotes notes;
    private final Step step;
    private final ZoneId zone;

    PointIntervals(Catalogue catalogue, CounterNotes notes, Step step, ZoneId zone) {
        this.catalogue = catalogue;
        this.notes = notes;
        this.step = step;
        this.zone = zone;
    }

    /** The intervals of a point; none where it is not known. */
    List<HistoryInterval> of(String point, long from, long to) throws IOException {
        Series series = catalogue.find(point);
        if (series == null) {
            return List.of();
        }
        List<HistoryInterval> averages = of(series, from, to);
        Series least = catalogue.find(Companions.least(point));
        Series greatest = catalogue.find(Companions.greatest(point));
        return least == null && greatest == null
                ? averages
                : withExtremes(
                        averages,
                        least == null ? List.of() : of(least, from, to),
                        greatest == null ? List.of() : of(greatest, from, to));
    }

    private List<HistoryInterval> of(Series series, long from, long to) throws IOException {
        return new HistoryQuery(series).intervals(from, to, step, zone, notes.steps(series.name()));
    }

    /** All three lists are in order of time. */
    private static List<HistoryInterval> withExtremes(
            List<HistoryInterval> averages, List<HistoryInterval> least, List<HistoryInterval> greatest) {
        List<HistoryInterval> all = new ArrayList<>(averages.size());
        int low = 0;
        int high = 0;
        for (HistoryInterval average : averages) {
            double min = average.min();
            double max = average.max();
            low = skip(least, low, average.start());
            if (low < least.size() && least.get(low).start() == average.start()) {
                min = Math.min(min, least.get(low).min());
            }
            high = skip(greatest, high, average.start());
            if (high < greatest.size() && greatest.get(high).start() == average.start()) {
                max = Math.max(max, greatest.get(high).max());
            }
            all.add(new HistoryInterval(
                    average.start(),
                    min,
                    max,
                    average.avg(),
                    average.last(),
                    average.sum(),
                    average.count(),
                    average.coverage()));
        }
        return all;
    }

    private static int skip(List<HistoryInterval> intervals, int from, long start) {
        int at = from;
        while (at < intervals.size() && intervals.get(at).start() < start) {
            at++;
        }
        return at;
    }

    /** Asks for a stretch of time; returns whether the next is wanted. */
    @FunctionalInterface
    interface Stretch {
        boolean ask(Instant from, Instant to);
    }

    /** Cuts a range of several points into stretches whose intervals fit in memory. */
    void inStretches(List<String> points, long from, long to, Stretch stretch) {
        int length = Math.max(SHORTEST_STRETCH, IN_MEMORY / Math.max(1, points.size()));
        long start = Math.max(step.floor(from, zone), firstOf(points));
        long end = Math.min(to, lastOf(points));
        boolean goOn = true;
        while (goOn && start < end) {
            long until = Math.min(to, after(start, length));
            goOn = stretch.ask(Instant.ofEpochMilli(start), Instant.ofEpochMilli(until));
            start = until;
        }
    }

    private long firstOf(List<String> points) {
        long first = Long.MAX_VALUE;
        for (String point : points) {
            Series series = catalogue.find(point);
            first = series == null ? first : Math.min(first, series.firstTime());
        }
        // A reading at the very beginning of an interval belongs to the one before.
        return first == Long.MAX_VALUE ? first : step.floor(first - 1, zone);
    }

    private long lastOf(List<String> points) {
        long last = Long.MIN_VALUE;
        for (String point : points) {
            Series series = catalogue.find(point);
            Series.Newest newest = series == null ? null : series.newest();
            last = newest == null ? last : Math.max(last, newest.time() + 1);
        }
        return last;
    }

    private long after(long start, int intervals) {
        if (!step.isCalendar()) {
            return start + intervals * step.millis();
        }
        long end = start;
        for (int i = 0; i < intervals; i++) {
            end = step.next(end, zone);
        }
        return end;
    }
}
