package io.busbar.gateway.history;

import org.jspecify.annotations.Nullable;

/** Is handed what several points did in one interval after the other. */
@FunctionalInterface
public interface IntervalRowVisitor {

    /**
     * An interval in which at least one of the points has a good sample.
     *
     * @param start beginning of the interval, milliseconds since 1970 UTC
     * @param row what each point did, in the order of the points asked for; null where it has no good sample. Valid during the call only
     * @return false to stop
     */
    boolean visit(long start, @Nullable HistoryInterval[] row);
}
