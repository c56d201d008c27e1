package io.busbar.historian.query;

import io.busbar.driver.Quality;
import io.busbar.historian.codec.Rollup;
import io.busbar.historian.store.RunVisitor;
import java.util.ArrayList;
import java.util.List;

/** Sums readings of an index up into rows. A reading at the end of a row belongs to it, one at its beginning does not. */
final class IndexRows implements RunVisitor {

    private static final boolean[] GOOD = GaugeAggregate.good();

    private final Cut cut;
    private final List<Rollup> rows = new ArrayList<>();
    private long step = HistoryQuery.UNKNOWN_STEP;
    private long start = Long.MIN_VALUE;
    private long end = Long.MIN_VALUE;
    private long count;
    private double min;
    private double max;
    private double first;
    private double last;
    private long firstTime;
    private long lastTime;
    private long covered;
    private int resets;

    IndexRows(Cut cut) {
        this.cut = cut;
    }

    @Override
    public boolean visit(long[] times, double[] values, byte[] qualities, int from, int to, long usualStep) {
        if (usualStep > 0) {
            step = usualStep;
        }
        for (int i = from; i < to; i++) {
            if (GOOD[qualities[i]] && !Double.isNaN(values[i])) {
                read(times[i], values[i], qualities[i]);
            }
        }
        return true;
    }

    private void read(long time, double reading, byte quality) {
        if (time > end || time <= start || count == 0) {
            finish();
            start = cut.floor(time - 1);
            end = cut.next(start);
            first = reading;
            firstTime = time;
            min = reading;
            max = reading;
        } else {
            covered += Math.min(time - lastTime, step);
            resets += reading < last ? 1 : 0;
        }
        resets += quality == Quality.COUNTER_RESET.ordinal() ? 1 : 0;
        min = Math.min(min, reading);
        max = Math.max(max, reading);
        last = reading;
        lastTime = time;
        count++;
    }

    private void finish() {
        if (count > 0) {
            rows.add(Rollup.ofIndex(start, count, min, max, first, last, firstTime, lastTime, covered, resets));
        }
        count = 0;
        covered = 0;
        resets = 0;
    }

    int size() {
        return rows.size();
    }

    List<Rollup> done() {
        finish();
        return rows;
    }
}
