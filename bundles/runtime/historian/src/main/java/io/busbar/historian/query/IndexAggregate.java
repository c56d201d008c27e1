package io.busbar.historian.query;

import io.busbar.driver.Quality;
import io.busbar.gateway.history.HistoryInterval;
import io.busbar.historian.codec.Rollup;

/**
 * Sums up an index. A reading closes the time before it: what was counted since the reading before belongs to the interval that ends at or
 * after it, so that no energy is counted twice or lost between intervals, gaps included.
 */
final class IndexAggregate implements IntervalAggregate {

    private static final boolean[] GOOD = GaugeAggregate.good();
    private static final byte GOOD_READING = (byte) Quality.GOOD.ordinal();

    private final Intervals intervals;
    private final CounterSteps counter;
    private long step;
    private double previous = Double.NaN;
    private long previousTime = Long.MIN_VALUE;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private double last;
    private double counted;
    private long covered;
    private long count;

    IndexAggregate(Intervals intervals, CounterSteps counter, long usualStep) {
        this.intervals = intervals;
        this.counter = counter;
        this.step = usualStep;
    }

    /** The reading that the first interval counts from. */
    void base(long time, double reading) {
        previousTime = time;
        previous = reading;
    }

    @Override
    public boolean visit(long[] times, double[] values, byte[] qualities, int from, int to, long usualStep) {
        if (usualStep > 0) {
            step = usualStep;
        }
        for (int i = from; i < to; i++) {
            if (!GOOD[qualities[i]] || Double.isNaN(values[i])) {
                continue;
            }
            // The interval of a reading is the one that its last millisecond before lies in.
            if (!intervals.holds(times[i] - 1)) {
                emit();
                intervals.enter(times[i] - 1);
            }
            read(times[i], values[i], qualities[i]);
        }
        return true;
    }

    private void read(long time, double reading, byte quality) {
        if (!Double.isNaN(previous)) {
            counted += counter.step(previousTime, previous, time, reading, quality);
            covered += Math.min(time - Math.max(previousTime, intervals.start()), step);
        }
        min = Math.min(min, reading);
        max = Math.max(max, reading);
        last = reading;
        previous = reading;
        previousTime = time;
        count++;
    }

    @Override
    public long shift() {
        return 1;
    }

    @Override
    public boolean accepts(Rollup row) {
        return row.resets() == 0 && !counter.isReplaced(row.firstTime(), row.lastTime());
    }

    @Override
    public void nothingBefore(long time) {
        // A reading says what was counted before it, so none waits for the next.
    }

    @Override
    public void add(Rollup row, long usualStep) {
        if (usualStep > 0) {
            step = usualStep;
        }
        if (!intervals.holds(row.start())) {
            emit();
            intervals.enter(row.start());
        }
        read(row.firstTime(), row.first(), GOOD_READING);
        counted += row.last() - row.first();
        covered += row.covered();
        min = Math.min(min, row.min());
        max = Math.max(max, row.max());
        last = row.last();
        previous = row.last();
        previousTime = row.lastTime();
        count += row.count() - 1;
    }

    @Override
    public void end() {
        emit();
    }

    private void emit() {
        if (count > 0) {
            double length = intervals.end() - intervals.start();
            intervals.add(new HistoryInterval(
                    intervals.start(), min, max, last, last, counted, count, Math.min(1, covered / length)));
        }
        min = Double.POSITIVE_INFINITY;
        max = Double.NEGATIVE_INFINITY;
        counted = 0;
        covered = 0;
        count = 0;
    }
}
