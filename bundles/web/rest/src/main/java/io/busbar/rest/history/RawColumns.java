package io.busbar.rest.history;

import io.busbar.driver.Quality;
import io.busbar.gateway.history.Historian;
import java.time.Instant;

/** Stored samples of one point in columns, thinned out to about the limit where there are more. */
final class RawColumns {

    final LongColumn times = new LongColumn();
    final DoubleColumn values = new DoubleColumn();
    final LongColumn qualities = new LongColumn();

    private boolean thinned;
    private boolean allGood = true;

    private RawColumns() {}

    /** The samples between two times. */
    static RawColumns read(Historian historian, String point, Instant from, Instant to, int max) {
        RawColumns columns = new RawColumns();
        columns.thinned = historian.thinned(point, from, to, max, (time, value, quality) -> {
            columns.add(time, value, quality);
            return true;
        });
        return columns;
    }

    /** Whether samples were left out. */
    boolean isThinned() {
        return thinned;
    }

    /** Whether there is no need to say the qualities. */
    boolean isAllGood() {
        return allGood;
    }

    private void add(long time, double value, Quality quality) {
        times.add(time);
        values.add(quality.isGood() ? value : Double.NaN);
        qualities.add(quality.ordinal());
        allGood &= quality == Quality.GOOD;
    }
}
