package io.busbar.historian;

import io.busbar.gateway.history.HistoryInterval;
import io.busbar.gateway.history.IntervalRowVisitor;
import io.busbar.gateway.history.IntervalRows;
import io.busbar.historian.plan.Companions;
import io.busbar.historian.query.CounterNotes;
import io.busbar.historian.query.Extremes;
import io.busbar.historian.query.HistoryQuery;
import io.busbar.historian.query.StepCut;
import io.busbar.historian.store.Catalogue;
import io.busbar.historian.store.Series;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What points did, interval by interval: the averages of a point with the extremes that are stored beside it. Used by one thread. */
final class PointIntervals {

    /** So many intervals of all points together are in memory at a time. */
    private static final int IN_MEMORY = 1 << 16;

    private static final int SHORTEST_STRETCH = 64;

    private final Catalogue catalogue;
    private final CounterNotes notes;
    private final StepCut cut;

    PointIntervals(Catalogue catalogue, CounterNotes notes, StepCut cut) {
        this.catalogue = catalogue;
        this.notes = notes;
        this.cut = cut;
    }

    /** The intervals of a point; none where it is not known. */
    List<HistoryInterval> of(String point, long from, long to) throws IOException {
        Series series = catalogue.find(point);
        if (series == null) {
            return List.of();
        }
        List<HistoryInterval> averages = new HistoryQuery(series).intervals(from, to, cut, notes.steps(series.name()));
        Series least = catalogue.find(Companions.least(point));
        Series greatest = catalogue.find(Companions.greatest(point));
        return averages.isEmpty() || (least == null && greatest == null)
                ? averages
                : withExtremes(averages, extremes(least, from, to, false), extremes(greatest, from, to, true));
    }

    private Extremes extremes(@Nullable Series companion, long from, long to, boolean greatest) throws IOException {
        return companion == null
                ? new Extremes(cut, greatest)
                : new HistoryQuery(companion).extremes(from, to, cut, greatest);
    }

    private static List<HistoryInterval> withExtremes(
            List<HistoryInterval> averages, Extremes least, Extremes greatest) {
        List<HistoryInterval> all = new ArrayList<>(averages.size());
        for (HistoryInterval average : averages) {
            all.add(new HistoryInterval(
                    average.start(),
                    Math.min(average.min(), least.next(average.start())),
                    Math.max(average.max(), greatest.next(average.start())),
                    average.avg(),
                    average.last(),
                    average.sum(),
                    average.count(),
                    average.coverage()));
        }
        return all;
    }

    /** Visits the intervals of several points, row by row: stretch of time by stretch of time, so that their intervals fit in memory. */
    void of(List<String> points, long from, long to, IntervalRowVisitor visitor) throws IOException {
        int length = Math.max(SHORTEST_STRETCH, IN_MEMORY / Math.max(1, points.size()));
        long start = Math.max(cut.floor(from), firstOf(points));
        long end = Math.min(to, lastOf(points));
        boolean goOn = true;
        while (goOn && start < end) {
            long until = Math.min(to, after(start, length));
            List<List<HistoryInterval>> columns = new ArrayList<>(points.size());
            for (String point : points) {
                columns.add(of(point, start, until));
            }
            goOn = IntervalRows.visit(columns, visitor);
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
        return first == Long.MAX_VALUE ? first : cut.floor(first - 1);
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
        if (!cut.step().isCalendar()) {
            return start + intervals * cut.step().millis();
        }
        long end = start;
        for (int i = 0; i < intervals; i++) {
            end = cut.next(end);
        }
        return end;
    }
}
