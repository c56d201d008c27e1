package io.busbar.rest.history;

import io.busbar.driver.QuantityKind;
import io.busbar.gateway.history.HistoryInterval;
import io.busbar.gateway.history.Step;
import java.time.ZoneId;
import java.util.List;

/**
 * Intervals of one point in columns, as many neighbours merged into one entry as are needed to keep within a limit. Merging loses no
 * extreme: least and greatest value, sum and coverage of an entry are those of everything in it.
 */
final class IntervalColumns {

    final LongColumn times = new LongColumn();
    final DoubleColumn min = new DoubleColumn();
    final DoubleColumn max = new DoubleColumn();
    final DoubleColumn avg = new DoubleColumn();
    final DoubleColumn last = new DoubleColumn();
    final DoubleColumn sum = new DoubleColumn();
    final DoubleColumn coverage = new DoubleColumn();

    private final QuantityKind kind;
    private final Step step;
    private final ZoneId zone;
    private final int merged;

    private IntervalColumns(QuantityKind kind, Step step, ZoneId zone, int merged) {
        this.kind = kind;
        this.step = step;
        this.zone = zone;
        this.merged = merged;
    }

    /** The columns of these intervals, which lie in order between the two times. */
    static IntervalColumns of(
            List<HistoryInterval> intervals, QuantityKind kind, Step step, ZoneId zone, long from, long to, int max) {
        long begin = step.floor(from, zone);
        long expected = Math.max(1, (to - begin + step.millis() - 1) / step.millis());
        int merged = (int) Math.max(1, (expected + max - 1) / max);
        IntervalColumns columns = new IntervalColumns(kind, step, zone, merged);
        columns.fill(intervals, begin);
        return columns;
    }

    /** How many intervals make up an entry. */
    int merged() {
        return merged;
    }

    /** Usual width of an entry, in milliseconds. */
    long widthMillis() {
        return merged * step.millis();
    }

    private void fill(List<HistoryInterval> intervals, long begin) {
        long start = begin;
        long end = after(start);
        Entry entry = new Entry();
        for (HistoryInterval interval : intervals) {
            while (interval.start() >= end) {
                add(entry, start, end);
                entry = new Entry();
                start = end;
                end = after(start);
            }
            entry.add(interval, step.next(interval.start(), zone) - interval.start());
        }
        add(entry, start, end);
    }

    private long after(long start) {
        if (!step.isCalendar()) {
            return start + widthMillis();
        }
        long end = start;
        for (int i = 0; i < merged; i++) {
            end = step.next(end, zone);
        }
        return end;
    }

    private void add(Entry entry, long start, long end) {
        if (entry.isEmpty()) {
            return;
        }
        times.add(start);
        min.add(entry.min);
        max.add(entry.max);
        avg.add(kind == QuantityKind.INDEX ? entry.last : entry.mean());
        last.add(entry.last);
        sum.add(entry.sum);
        coverage.add(Math.min(1, entry.covered / (end - start)));
    }

    /** What is known so far of an entry. */
    private static final class Entry {
        private double min = Double.POSITIVE_INFINITY;
        private double max = Double.NEGATIVE_INFINITY;
        private double last = Double.NaN;
        private double sum;
        private double covered;
        private double weighted;
        private double unweighted;
        private int intervals;

        void add(HistoryInterval interval, long width) {
            min = Math.min(min, interval.min());
            max = Math.max(max, interval.max());
            last = interval.last();
            sum += interval.sum();
            covered += interval.coverage() * width;
            weighted += interval.avg() * interval.coverage() * width;
            unweighted += interval.avg();
            intervals++;
        }

        boolean isEmpty() {
            return intervals == 0;
        }

        double mean() {
            return covered > 0 ? weighted / covered : unweighted / intervals;
        }
    }
}
