package io.busbar.historian.query;

import io.busbar.historian.codec.Rollup;
import io.busbar.historian.store.RunVisitor;

/** Sums samples up into intervals, and takes rows that were summed up before in their place. All come in order of time. */
interface IntervalAggregate extends RunVisitor {

    /** Milliseconds by which the samples of an interval, or a row, begin after it begins. */
    long shift();

    /** Whether a row says as much as its samples would. */
    boolean accepts(Rollup row);

    /** Takes a row that it accepts; {@code step} is the usual step of its samples, 0 where unknown. */
    void add(Rollup row, long step);

    /** Says that no sample comes before this time. */
    void nothingBefore(long time);

    /** Says that nothing comes any more. */
    void end();
}
