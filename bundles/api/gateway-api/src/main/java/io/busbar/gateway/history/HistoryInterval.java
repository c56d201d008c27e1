package io.busbar.gateway.history;

/**
 * What a point did in one interval.
 *
 * @param start beginning of the interval, milliseconds since 1970 UTC
 * @param min least good value
 * @param max greatest good value
 * @param avg time-weighted mean of the good values; for an index the last value
 * @param last last good value
 * @param sum for an index what was counted in the interval, resets and rollovers taken into account; for a gauge the sum of the samples
 * @param count how many good samples
 * @param coverage share of the interval that good samples cover, 0 to 1
 */
public record HistoryInterval(
        long start, double min, double max, double avg, double last, double sum, long count, double coverage) {}
