package io.busbar.historian.codec;

/**
 * What a series did in one row of a rollup: a minute, ten minutes or an hour.
 *
 * @param start beginning, milliseconds since 1970 UTC. A gauge's sample belongs to the row that it lies in, an index's reading to the row
 *     that ends at or after it
 * @param count how many good samples
 * @param min least good value
 * @param max greatest good value
 * @param last last good value
 * @param covered milliseconds that the samples stand for; of an index without the time before its first reading
 * @param sum of the good values of a gauge
 * @param average time-weighted mean of a gauge
 * @param first first reading of an index
 * @param firstTime time of the first reading of an index
 * @param lastTime time of the last reading of an index
 * @param resets how often an index went back or was said to have begun again: where it did, the readings themselves must be asked
 */
public record Rollup(
        long start,
        long count,
        double min,
        double max,
        double last,
        long covered,
        double sum,
        double average,
        double first,
        long firstTime,
        long lastTime,
        int resets) {

    /** A row of a gauge or a state. */
    public static Rollup ofGauge(
            long start, long count, double min, double max, double last, long covered, double sum, double average) {
        return new Rollup(start, count, min, max, last, covered, sum, average, min, start, start, 0);
    }

    /** A row of an index. */
    public static Rollup ofIndex(
            long start,
            long count,
            double min,
            double max,
            double first,
            double last,
            long firstTime,
            long lastTime,
            long covered,
            int resets) {
        return new Rollup(start, count, min, max, last, covered, 0, last, first, firstTime, lastTime, resets);
    }
}
