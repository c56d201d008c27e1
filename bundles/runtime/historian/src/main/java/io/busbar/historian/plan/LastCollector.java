package io.busbar.historian.plan;

import io.busbar.driver.Quality;

/**
 * The last good reading in each period, stored under the time at which the period ends; of an index also both sides of a step back, each
 * under its own time, so that a reset costs no energy.
 */
final class LastCollector implements Collector {

    private final String point;
    private final long period;
    private final boolean index;
    private long start = Long.MIN_VALUE;
    private long time;
    private double reading;
    private byte quality;
    private boolean waiting;
    private boolean known;

    LastCollector(String point, long period, boolean index) {
        this.point = point;
        this.period = period;
        this.index = index;
    }

    @Override
    public void accept(long now, double value, Quality current, Rows rows) {
        // A reading at the very end of a period is that period's.
        long begin = Math.floorDiv(now - 1, period) * period;
        if (begin != start) {
            store(start + period, rows);
            start = begin;
        }
        if (!current.isGood() || Double.isNaN(value)) {
            return;
        }
        byte mark = (byte) current.ordinal();
        if (index && known && (value < reading || current == Quality.COUNTER_RESET)) {
            store(time, rows);
            rows.add(point, now, value, (byte) Quality.COUNTER_RESET.ordinal());
            waiting = false;
        } else {
            waiting = true;
        }
        time = now;
        reading = value;
        quality = mark;
        known = true;
    }

    @Override
    public void elapsed(long now, Rows rows) {
        if (waiting && now >= start + period) {
            store(start + period, rows);
        }
    }

    @Override
    public void cut(Rows rows) {
        store(time, rows);
        start = Long.MIN_VALUE;
    }

    private void store(long under, Rows rows) {
        if (waiting) {
            rows.add(point, under, reading, quality);
            waiting = false;
        }
    }
}
