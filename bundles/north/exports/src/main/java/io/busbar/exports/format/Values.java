package io.busbar.exports.format;

import java.time.Instant;
import java.util.List;

/** Where the values of a file come from. */
@FunctionalInterface
public interface Values {

    /**
     * Visits the intervals of a range that have at least one value.
     *
     * @param from inclusive
     * @param to exclusive
     * @param newestFirst in which order
     */
    void visit(List<Series> series, Instant from, Instant to, boolean newestFirst, RowVisitor visitor);

    /** Takes a row. */
    @FunctionalInterface
    interface RowVisitor {
        /**
         * A row.
         *
         * @param start beginning of its interval, milliseconds since 1970 UTC
         * @param values one a series, NaN where there is none; valid during the call only
         */
        void row(long start, double[] values);
    }
}
