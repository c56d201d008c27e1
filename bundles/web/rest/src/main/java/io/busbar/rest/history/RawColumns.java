package io.busbar.rest.history;

import io.busbar.driver.Quality;
import io.busbar.gateway.history.Historian;
import java.time.Instant;

/**
 * Stored samples of one point in columns. Where there are more than the limit, the range is cut into equal stretches and of each only the
 * least and the greatest value are kept, and one sample that is not good if there is any, so that neither a peak nor a gap disappears.
 */
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
        historian.raw(point, from, to, (time, value, quality) -> {
            columns.add(time, value, quality);
            return columns.times.size() <= max;
        });
        if (columns.times.size() > max) {
            columns.thin(historian, point, from, to, max);
        }
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

    private void thin(Historian historian, String point, Instant from, Instant to, int max) {
        times.clear();
        values.clear();
        qualities.clear();
        allGood = true;
        thinned = true;
        long begin = from.toEpochMilli();
        long length = Math.max(1, to.toEpochMilli() - begin);
        int stretches = Math.max(1, max / 2);
        Stretch stretch = new Stretch();
        historian.raw(point, from, to, (time, value, quality) -> {
            long number = (long) ((double) (time - begin) / length * stretches);
            if (number != stretch.number) {
                stretch.end();
                stretch.number = number;
            }
            stretch.add(time, value, quality);
            return true;
        });
        stretch.end();
    }

    private void add(long time, double value, Quality quality) {
        times.add(time);
        values.add(quality.isGood() ? value : Double.NaN);
        qualities.add(quality.ordinal());
        allGood &= quality == Quality.GOOD;
    }

    /** The samples of one stretch that are kept so far; a time of {@link Long#MIN_VALUE} stands for none. */
    private final class Stretch {
        private static final long NONE = Long.MIN_VALUE;

        private long number = NONE;
        private long minTime = NONE;
        private long maxTime = NONE;
        private long badTime = NONE;
        private double min;
        private double max;
        private Quality minQuality = Quality.GOOD;
        private Quality maxQuality = Quality.GOOD;
        private Quality badQuality = Quality.GOOD;

        void add(long time, double value, Quality quality) {
            if (!quality.isGood()) {
                badTime = time;
                badQuality = quality;
                return;
            }
            if (minTime == NONE || value < min) {
                minTime = time;
                min = value;
                minQuality = quality;
            }
            if (maxTime == NONE || value > max) {
                maxTime = time;
                max = value;
                maxQuality = quality;
            }
        }

        void end() {
            boolean minFirst = minTime <= maxTime;
            long first = minFirst ? minTime : maxTime;
            long second = minFirst ? maxTime : minTime;
            keepBad(NONE, first == NONE ? Long.MAX_VALUE : first);
            if (first != NONE) {
                keep(first == minTime, first);
                keepBad(first, second);
                if (second != first) {
                    keep(second == minTime, second);
                }
                keepBad(second, Long.MAX_VALUE);
            }
            minTime = NONE;
            maxTime = NONE;
            badTime = NONE;
        }

        private void keep(boolean least, long time) {
            RawColumns.this.add(time, least ? min : max, least ? minQuality : maxQuality);
        }

        private void keepBad(long after, long before) {
            if (badTime != NONE && badTime > after && badTime < before) {
                RawColumns.this.add(badTime, Double.NaN, badQuality);
            }
        }
    }
}
