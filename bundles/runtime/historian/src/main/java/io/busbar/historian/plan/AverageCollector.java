package io.busbar.historian.plan;

import io.busbar.driver.Quality;

/**
 * Average, least and greatest good value of each period, stored under the time at which the period begins. The average has one decimal
 * more than the samples it is made of: more would be noise, and costs most of the space.
 */
final class AverageCollector implements Collector {

    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
    private static final int MOST_DECIMALS = 5;

    private final String point;
    private final long period;
    private long start = Long.MIN_VALUE;
    private double sum;
    private double least;
    private double greatest;
    private int count;
    private int decimals;
    private boolean simulated;

    AverageCollector(String point, long period) {
        this.point = point;
        this.period = period;
    }

    @Override
    public void accept(long time, double value, Quality quality, Rows rows) {
        long begin = Math.floorDiv(time, period) * period;
        if (begin != start) {
            cut(rows);
            start = begin;
        }
        if (!quality.isGood() || Double.isNaN(value) || Double.isInfinite(value)) {
            return;
        }
        least = count == 0 ? value : Math.min(least, value);
        greatest = count == 0 ? value : Math.max(greatest, value);
        sum += value;
        count++;
        simulated |= quality == Quality.SIMULATED;
        while (decimals < MOST_DECIMALS && Math.rint(value * POWERS[decimals]) / POWERS[decimals] != value) {
            decimals++;
        }
    }

    @Override
    public void elapsed(long time, Rows rows) {
        if (count > 0 && time >= start + period) {
            cut(rows);
        }
    }

    @Override
    public void cut(Rows rows) {
        if (count > 0) {
            double power = POWERS[decimals + 1];
            double average = Math.rint(sum / count * power) / power;
            byte quality = (byte) (simulated ? Quality.SIMULATED : Quality.GOOD).ordinal();
            rows.add(point, start, Math.max(least, Math.min(greatest, average)), quality);
            rows.add(Companions.least(point), start, least, quality);
            rows.add(Companions.greatest(point), start, greatest, quality);
        }
        sum = 0;
        count = 0;
        decimals = 0;
        simulated = false;
    }
}
