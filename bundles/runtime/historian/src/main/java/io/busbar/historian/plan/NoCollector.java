package io.busbar.historian.plan;

import io.busbar.driver.Quality;

/** For points that are not stored. */
record NoCollector() implements Collector {

    @Override
    public void accept(long time, double value, Quality quality, Rows rows) {}

    @Override
    public void elapsed(long time, Rows rows) {}

    @Override
    public void cut(Rows rows) {}
}
