package io.busbar.historian.plan;

import io.busbar.driver.Quality;

/** Turns the samples of one point into what is stored of it. Used by one thread at a time. */
sealed interface Collector permits AverageCollector, LastCollector, ChangeCollector, NoCollector {

    /** Takes a sample. */
    void accept(long time, double value, Quality quality, Rows rows);

    /** Stores what is complete when the time has come this far without samples. */
    void elapsed(long time, Rows rows);

    /** The clock was changed: stores what there is, and begins anew. */
    void cut(Rows rows);
}
