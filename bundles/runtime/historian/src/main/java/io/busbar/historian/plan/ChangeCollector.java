package io.busbar.historian.plan;

import io.busbar.driver.Quality;

/** Each change of a state, and the state again once a period, so that a gap can be told from a state that lasts. */
final class ChangeCollector implements Collector {

    private final String point;
    private final long period;
    private double state = Double.NaN;
    private long stored = Long.MIN_VALUE;

    ChangeCollector(String point, long period) {
        this.point = point;
        this.period = period;
    }

    @Override
    public void accept(long time, double value, Quality quality, Rows rows) {
        if (!quality.isGood() || Double.isNaN(value)) {
            return;
        }
        if (value != state || time < stored || time - stored >= period) {
            rows.add(point, time, value, (byte) quality.ordinal());
            state = value;
            stored = time;
        }
    }

    @Override
    public void elapsed(long time, Rows rows) {}

    @Override
    public void cut(Rows rows) {
        stored = Long.MIN_VALUE;
    }
}
