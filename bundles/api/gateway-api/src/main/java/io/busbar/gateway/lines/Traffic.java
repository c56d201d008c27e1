package io.busbar.gateway.lines;

/**
 * Counters since the last reset, of a line or of one unit on it.
 *
 * @param requests requests sent
 * @param answers good answers
 * @param timeouts requests without answer in time
 * @param exceptions Modbus exception answers
 * @param malformed answers that were refused: wrong length, function, unit, transaction or checksum
 * @param reconnects connections made after the first
 * @param late answers that came after their timeout and were thrown away
 * @param p50Millis median response time over the last answers, milliseconds; NaN without any
 * @param p99Millis 99th percentile of it
 * @param crcErrors RTU frames whose checksum was wrong, counted among {@code malformed} as well
 */
public record Traffic(
        long requests,
        long answers,
        long timeouts,
        long exceptions,
        long malformed,
        long reconnects,
        long late,
        double p50Millis,
        double p99Millis,
        long crcErrors) {

    /** Traffic without a wrong checksum. */
    public Traffic(
            long requests,
            long answers,
            long timeouts,
            long exceptions,
            long malformed,
            long reconnects,
            long late,
            double p50Millis,
            double p99Millis) {
        this(requests, answers, timeouts, exceptions, malformed, reconnects, late, p50Millis, p99Millis, 0);
    }
}
