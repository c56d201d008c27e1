package io.busbar.gateway.history;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the intervals of several points side by side, for stores that answer {@link Historian#intervals(List, java.time.Instant, java.time.Instant, Step, java.time.ZoneId, IntervalRowVisitor)}. */
public final class IntervalRows {

    private IntervalRows() {}

    /**
     * Visits them row by row.
     *
     * @param columns the intervals of each point in order of time, all of one step and zone
     * @return false where the visitor did not want to go on
     */
    public static boolean visit(List<List<HistoryInterval>> columns, IntervalRowVisitor visitor) {
        int[] next = new int[columns.size()];
        @Nullable HistoryInterval[] row = new HistoryInterval[columns.size()];
        for (long start = earliest(columns, next); start != Long.MAX_VALUE; start = earliest(columns, next)) {
            Arrays.fill(row, null);
            for (int i = 0; i < row.length; i++) {
                List<HistoryInterval> column = columns.get(i);
                if (next[i] < column.size() && column.get(next[i]).start() == start) {
                    row[i] = column.get(next[i]++);
                }
            }
            if (!visitor.visit(start, row)) {
                return false;
            }
        }
        return true;
    }

    private static long earliest(List<List<HistoryInterval>> columns, int[] next) {
        long earliest = Long.MAX_VALUE;
        for (int i = 0; i < next.length; i++) {
            if (next[i] < columns.get(i).size()) {
                earliest = Math.min(earliest, columns.get(i).get(next[i]).start());
            }
        }
        return earliest;
    }
}
