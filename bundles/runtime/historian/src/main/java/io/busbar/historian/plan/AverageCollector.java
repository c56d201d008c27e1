package io.busbar.historian.plan;

import io.busbar.driver.Quality;
import io.busbar.gateway.history.Aggregate;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;

/**
 * Average of each period and, where wanted, least and greatest good value, stored under the time at which the period begins.
 *
 * <p>The average is weighted by time: a sample stands for the time to the next one, at most for a few times the usual distance of samples, so
 * that neither a burst nor a hole in the readings bends it. Times are those of the wall clock; whoever notices that it is set cuts the
 * period, so that within one they differ as those of the monotonic clock do. The average has one decimal more than the samples it is made
 * of: more would be noise, and costs most of the space.
 */
final class AverageCollector implements Collector {

    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
    private static final int MOST_DECIMALS = 5;

    /** A reading may be missed, and the next be late, before there is a hole. */
    private static final int MOST_DISTANCES = 3;

    private final String point;
    private final long period;
    private final DoubleUnaryOperator part;
    private final boolean extremes;
    private final boolean minimum;
    private final boolean maximum;
    private long start = Long.MIN_VALUE;
    private double sum;
    private double weighted;
    private long weight;
    private double least;
    private double greatest;
    private int count;
    private int decimals;
    private boolean simulated;
    private double held;
    private long heldSince;
    private boolean holding;
    private long distance = Long.MAX_VALUE;
    private long newest = Long.MIN_VALUE;

    AverageCollector(String point, long period, Set<Aggregate> aggregates, DoubleUnaryOperator part) {
        this.point = point;
        this.period = period;
        this.part = part;
        this.minimum = aggregates.contains(Aggregate.MINIMUM);
        this.maximum = aggregates.contains(Aggregate.MAXIMUM);
        this.extremes = minimum || maximum;
    }

    @Override
    public void accept(long time, double read, Quality quality, Rows rows) {
        long begin = Math.floorDiv(time, period) * period;
        if (begin != start) {
            hold(start + period);
            store(rows);
            start = begin;
        } else {
            hold(time);
        }
        if (!quality.isGood() || Double.isNaN(read) || Double.isInfinite(read)) {
            return;
        }
        double value = part.applyAsDouble(read);
        least = count == 0 ? value : Math.min(least, value);
        greatest = count == 0 ? value : Math.max(greatest, value);
        sum += value;
        count++;
        simulated |= quality == Quality.SIMULATED;
        while (decimals < MOST_DECIMALS && Math.rint(value * POWERS[decimals]) / POWERS[decimals] != value) {
            decimals++;
        }
        learnDistance(time);
        held = value;
        heldSince = time;
        holding = true;
    }

    /** Follows a shorter distance at once and a longer one slowly. */
    private void learnDistance(long time) {
        if (time > newest && newest != Long.MIN_VALUE) {
            long since = time - newest;
            distance = since < distance ? since : Math.min(since, distance + distance / 4 + 1);
        }
        newest = time;
    }

    /** The last sample stood until now. */
    private void hold(long until) {
        if (holding) {
            long limit = distance > period ? period : MOST_DISTANCES * distance;
            long stood = Math.max(0, Math.min(until - heldSince, limit));
            weighted += held * stood;
            weight += stood;
            holding = false;
        }
    }

    @Override
    public void elapsed(long time, Rows rows) {
        if (count > 0 && time >= start + period) {
            hold(start + period);
            store(rows);
        }
    }

    @Override
    public void cut(Rows rows) {
        hold(heldSince);
        store(rows);
        newest = Long.MIN_VALUE;
    }

    private void store(Rows rows) {
        if (count > 0) {
            double power = POWERS[decimals + 1];
            double mean = weight > 0 ? weighted / weight : sum / count;
            double average = Math.rint(mean * power) / power;
            byte quality = (byte) (simulated ? Quality.SIMULATED : Quality.GOOD).ordinal();
            rows.add(point, start, Math.max(least, Math.min(greatest, average)), quality);
            if (extremes) {
                extremes(rows, quality);
            }
        }
        sum = 0;
        weighted = 0;
        weight = 0;
        count = 0;
        decimals = 0;
        simulated = false;
        holding = false;
    }

    private void extremes(Rows rows, byte quality) {
        if (minimum) {
            rows.add(Companions.least(point), start, least, quality);
        }
        if (maximum) {
            rows.add(Companions.greatest(point), start, greatest, quality);
        }
    }
}
