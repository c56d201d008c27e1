package io.busbar.historian.query;

import io.busbar.historian.codec.Rollup;
import java.util.Arrays;

/** The least or the greatest good value of each interval: of a series that says nothing else, such as the maxima beside averages. */
public final class Extremes implements IntervalAggregate {

    private static final boolean[] GOOD = GaugeAggregate.good();

    private final StepCut cut;
    private final boolean greatest;
    private final double none;
    private long[] starts = new long[64];
    private double[] values = new double[64];
    private int size;
    private int asked;
    private long start = Long.MIN_VALUE;
    private long end = Long.MIN_VALUE;
    private double extreme;

    /** Of no series, until one is read into it. */
    public Extremes(StepCut cut, boolean greatest) {
        this.cut = cut;
        this.greatest = greatest;
        this.none = greatest ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        this.extreme = none;
    }

    @Override
    public boolean visit(long[] times, double[] numbers, byte[] qualities, int from, int to, long step) {
        for (int i = from; i < to; ) {
            enter(times[i]);
            double found = extreme;
            for (; i < to && times[i] < end; i++) {
                double number = numbers[i];
                if (GOOD[qualities[i]] && (greatest ? number > found : number < found)) {
                    found = number;
                }
            }
            extreme = found;
        }
        return true;
    }

    private void enter(long time) {
        if (time < start || time >= end) {
            emit();
            start = time == end ? end : cut.floor(time);
            end = cut.next(start);
        }
    }

    private void emit() {
        if (extreme != none) {
            if (size == starts.length) {
                starts = Arrays.copyOf(starts, 2 * size);
                values = Arrays.copyOf(values, 2 * size);
            }
            starts[size] = start;
            values[size++] = extreme;
        }
        extreme = none;
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
    public void add(Rollup row, long step) {
        enter(row.start());
        extreme = greatest ? Math.max(extreme, row.max()) : Math.min(extreme, row.min());
    }

    @Override
    public void nothingBefore(long time) {
        // No sample waits for the next: how long it stood does not matter here.
    }

    @Override
    public void end() {
        emit();
    }

    /** The extreme of an interval, the infinity that every value is beyond where it has none; to be asked in order of time. */
    public double next(long begin) {
        while (asked < size && starts[asked] < begin) {
            asked++;
        }
        return asked < size && starts[asked] == begin ? values[asked] : none;
    }
}
