package io.busbar.rest.history;

import io.busbar.driver.QuantityKind;
import io.busbar.gateway.history.Historian;
import io.busbar.gateway.history.HistoryInterval;
import io.busbar.gateway.history.Step;
import java.time.Instant;
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
    private final Cut cut;
    private Entry entry = new Entry();
    private long start;
    private long end;

    private IntervalColumns(QuantityKind kind, Cut cut) {
        this.kind = kind;
        this.cut = cut;
        this.start = cut.begin();
        this.end = cut.after(start);
    }

    /**
     * How a range is cut into entries: the same for all points of an answer.
     *
     * @param begin beginning of the first interval
     * @param merged how many intervals make up an entry
     */
    record Cut(Step step, ZoneId zone, long begin, int merged) {

        /** Entries of a range, no more than a limit. */
        static Cut of(Step step, ZoneId zone, long from, long to, int max) {
            long begin = step.floor(from, zone);
            long expected = Math.max(1, (to - begin + step.millis() - 1) / step.millis());
            return new Cut(step, zone, begin, (int) Math.max(1, (expected + max - 1) / max));
        }

        /** Usual width of an entry, in milliseconds. */
        long widthMillis() {
            return merged * step.millis();
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
    }

    /** Reads several points in one pass; kinds in the order of points. */
    static List<IntervalColumns> read(
            Historian historian, List<String> points, List<QuantityKind> kinds, Instant from, Instant to, Cut cut) {
        List<IntervalColumns> columns =
                kinds.stream().map(kind -> new IntervalColumns(kind, cut)).toList();
        historian.intervals(points, from, to, cut.step, cut.zone, (start, row) -> {
            long width = cut.step.next(start, cut.zone) - start;
            for (int i = 0; i < row.length; i++) {
                HistoryInterval interval = row[i];
                if (interval != null) {
                    columns.get(i).add(interval, width);
                }
            }
            return true;
        });
        columns.forEach(IntervalColumns::finish);
        return columns;
    }

    private void add(HistoryInterval interval, long width) {
        while (interval.start() >= end) {
            finish();
            start = end;
            end = cut.after(start);
        }
        entry.add(interval, width);
    }

    private void finish() {
        if (!entry.isEmpty()) {
            write();
            entry = new Entry();
        }
    }

    private void write() {
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
