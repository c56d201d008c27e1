package io.busbar.historian.query;

import io.busbar.driver.Quality;
import io.busbar.gateway.history.HistoryInterval;
import io.busbar.historian.codec.Rollup;

/**
 * Sums up a gauge or a state. A sample stands for the time from its own to the next sample's, at most for the usual step, and not beyond
 * its interval: so a gap counts as a gap, and a value that is the average of the period it begins weighs as long as that period.
 */
final class GaugeAggregate implements IntervalAggregate {

    private static final boolean[] GOOD = good();

    private final Intervals intervals;
    private final long fixedStep;
    private long step;
    private long time;
    private double value;
    private boolean waiting;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private double weighted;
    private double sum;
    private double last;
    private long covered;
    private long count;

    /**
     * An aggregate.
     *
     * @param fixedStep how long a sample stands for at most, in milliseconds; 0 to take the usual step of the data
     */
    GaugeAggregate(Intervals intervals, long fixedStep, long usualStep) {
        this.intervals = intervals;
        this.fixedStep = fixedStep;
        this.step = fixedStep > 0 ? fixedStep : usualStep;
    }

    @Override
    public boolean visit(long[] times, double[] values, byte[] qualities, int from, int to, long usualStep) {
        if (usualStep > 0 && fixedStep == 0) {
            step = usualStep;
        }
        for (int i = from; i < to; ) {
            long now = times[i];
            if (waiting) {
                settle(now);
            }
            if (!intervals.holds(now)) {
                emit();
                intervals.enter(now);
            }
            i = stretch(times, values, qualities, i, to);
        }
        return true;
    }

    /** Takes samples of one interval, but for the last, which waits for what comes next; returns where it ended. */
    private int stretch(long[] times, double[] values, byte[] qualities, int from, int to) {
        long end = intervals.end();
        double least = min;
        double greatest = max;
        double products = weighted;
        double total = sum;
        long held = covered;
        int i = from;
        int good = 0;
        int lastGood = -1;
        for (; i + 1 < to && times[i + 1] < end; i++) {
            double current = values[i];
            if (GOOD[qualities[i]] && !Double.isNaN(current)) {
                long weight = Math.min(times[i + 1] - times[i], step);
                least = Math.min(least, current);
                greatest = Math.max(greatest, current);
                products += current * weight;
                held += weight;
                total += current;
                lastGood = i;
                good++;
            }
        }
        if (good > 0) {
            min = least;
            max = greatest;
            weighted = products;
            sum = total;
            covered = held;
            last = values[lastGood];
            count += good;
        }
        waiting = GOOD[qualities[i]] && !Double.isNaN(values[i]);
        if (waiting) {
            time = times[i];
            value = values[i];
        }
        return i + 1;
    }

    /** Lets the sample that waits stand until {@code next}. */
    private void settle(long next) {
        long weight = Math.min(Math.min(next - time, step), intervals.end() - time);
        min = Math.min(min, value);
        max = Math.max(max, value);
        weighted += value * weight;
        covered += weight;
        sum += value;
        last = value;
        count++;
        waiting = false;
    }

    @Override
    public long shift() {
        return 0;
    }

    @Override
    public boolean accepts(Rollup row) {
        return true;
    }

    @Override
    public void nothingBefore(long next) {
        if (waiting) {
            settle(next);
        }
    }

    @Override
    public void add(Rollup row, long usualStep) {
        if (usualStep > 0 && fixedStep == 0) {
            step = usualStep;
        }
        if (!intervals.holds(row.start())) {
            emit();
            intervals.enter(row.start());
        }
        min = Math.min(min, row.min());
        max = Math.max(max, row.max());
        weighted += row.average() * row.covered();
        covered += row.covered();
        sum += row.sum();
        last = row.last();
        count += row.count();
    }

    /** Ends without the sample that waits, whose time is not known yet. */
    void endBeforeLast() {
        waiting = false;
        emit();
    }

    @Override
    public void end() {
        if (waiting) {
            settle(Long.MAX_VALUE);
        }
        emit();
    }

    private void emit() {
        if (count > 0) {
            double length = intervals.end() - intervals.start();
            double average = covered > 0 ? weighted / covered : sum / count;
            intervals.add(new HistoryInterval(
                    intervals.start(),
                    min,
                    max,
                    Math.max(min, Math.min(max, average)),
                    last,
                    sum,
                    count,
                    Math.min(1, covered / length)));
        }
        min = Double.POSITIVE_INFINITY;
        max = Double.NEGATIVE_INFINITY;
        weighted = 0;
        sum = 0;
        covered = 0;
        count = 0;
    }

    static boolean[] good() {
        Quality[] all = Quality.values();
        boolean[] good = new boolean[all.length];
        for (Quality quality : all) {
            good[quality.ordinal()] = quality.isGood();
        }
        return good;
    }
}
