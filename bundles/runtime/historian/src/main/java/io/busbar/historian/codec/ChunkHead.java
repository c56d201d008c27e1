package io.busbar.historian.codec;

/**
 * What a chunk says of its samples without decoding them.
 *
 * @param series number of the series
 * @param count how many samples
 * @param good how many of them are good
 * @param first time of the first, milliseconds since 1970 UTC
 * @param last time of the last
 * @param step usual time between two, milliseconds; 0 for a single one
 * @param min least good value; NaN without any
 * @param max greatest good value
 * @param sum of the good values
 * @param firstValue first good value
 * @param lastValue last good value
 */
public record ChunkHead(
        int series,
        int count,
        int good,
        long first,
        long last,
        long step,
        double min,
        double max,
        double sum,
        double firstValue,
        double lastValue) {}
