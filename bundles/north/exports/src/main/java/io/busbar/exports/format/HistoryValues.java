package io.busbar.exports.format;

import io.busbar.driver.Quality;
import io.busbar.driver.QuantityKind;
import io.busbar.gateway.history.Historian;
import io.busbar.gateway.history.SampleVisitor;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Values of the history, side by side. What is looked at together is bounded, however many series and however long the range: stretch by
 * stretch, from the end the layout begins with.
 *
 * <p>An index gives its reading at the beginning of the interval, where one is stored there, else the first one within; a gauge gives the
 * mean of what is stored in the interval, which is the stored value itself where the interval is that of the storage plan.
 */
public final class HistoryValues implements Values {

    /** Two megabytes of numbers. */
    private static final int CELLS = 1 << 18;

    /** Digits of a mean of several stored values: more would be noise. */
    private static final MathContext DIGITS = new MathContext(7);

    private final Historian historian;
    private final long step;

    /** The values of a store in intervals of this width. */
    public HistoryValues(Historian historian, long stepMillis) {
        this.historian = historian;
        this.step = stepMillis;
    }

    @Override
    public void visit(List<Series> series, Instant from, Instant to, boolean newestFirst, RowVisitor visitor) {
        if (series.isEmpty()) {
            return;
        }
        long begin = Math.floorDiv(from.toEpochMilli(), step) * step;
        long end = to.toEpochMilli();
        int rows = (int) Math.max(1, Math.min(CELLS / series.size(), (end - begin + step - 1) / step));
        Stretch stretch = new Stretch(series.size(), rows);
        long width = rows * step;
        if (newestFirst) {
            for (long at = begin + Math.floorDiv(end - 1 - begin, width) * width; at >= begin; at -= width) {
                stretch.read(series, at, Math.min(at + width, end), from.toEpochMilli());
                stretch.backward(visitor);
            }
        } else {
            for (long at = begin; at < end; at += width) {
                stretch.read(series, at, Math.min(at + width, end), from.toEpochMilli());
                stretch.forward(visitor);
            }
        }
    }

    /** The values of some intervals. */
    private final class Stretch {
        private final int columns;
        private final int rows;
        private final double[] values;
        private final int[] counts;
        private final boolean[] index;
        private final double[] row;
        private long start;

        Stretch(int columns, int rows) {
            this.columns = columns;
            this.rows = rows;
            values = new double[columns * rows];
            counts = new int[columns * rows];
            index = new boolean[columns];
            row = new double[columns];
        }

        void read(List<Series> series, long from, long to, long first) {
            start = from;
            Arrays.fill(values, Double.NaN);
            Arrays.fill(counts, 0);
            Instant begin = Instant.ofEpochMilli(Math.max(from, first));
            for (int column = 0; column < columns; column++) {
                index[column] = series.get(column).quantity().kind() == QuantityKind.INDEX;
                historian.raw(series.get(column).point(), begin, Instant.ofEpochMilli(to), taking(column));
            }
        }

        private SampleVisitor taking(int column) {
            return (time, value, quality) -> {
                take(column, time, value, quality);
                return true;
            };
        }

        private void take(int column, long time, double value, Quality quality) {
            if (!quality.isGood() || Double.isNaN(value) || Double.isInfinite(value)) {
                return;
            }
            int at = (int) ((time - start) / step) * columns + column;
            if (counts[at] == 0) {
                values[at] = value;
            } else if (!index[column]) {
                values[at] += value;
            }
            counts[at]++;
        }

        void forward(RowVisitor visitor) {
            for (int i = 0; i < rows; i++) {
                give(i, visitor);
            }
        }

        void backward(RowVisitor visitor) {
            for (int i = rows - 1; i >= 0; i--) {
                give(i, visitor);
            }
        }

        private void give(int at, RowVisitor visitor) {
            boolean any = false;
            for (int column = 0; column < columns; column++) {
                int cell = at * columns + column;
                any |= counts[cell] > 0;
                row[column] = counts[cell] > 1 && !index[column] ? mean(values[cell], counts[cell]) : values[cell];
            }
            if (any) {
                visitor.row(start + at * step, row);
            }
        }
    }

    private static double mean(double sum, int count) {
        return new BigDecimal(sum / count).round(DIGITS).doubleValue();
    }
}
