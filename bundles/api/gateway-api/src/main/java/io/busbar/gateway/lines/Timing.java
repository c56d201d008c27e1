package io.busbar.gateway.lines;

/**
 * How well a line, or one unit of it, keeps the periods that it was asked for, since the last reset.
 *
 * @param reads periodic reads sent
 * @param skipped periodic reads left out because there was no time for them
 * @param p50LateMillis median time by which the last reads were sent after their deadline, milliseconds; NaN without any
 * @param p99LateMillis 99th percentile of it
 * @param stretch achieved period divided by asked period, averaged over the last reads: 1 when the line keeps its periods
 */
public record Timing(long reads, long skipped, double p50LateMillis, double p99LateMillis, double stretch) {

    /** Of a line that has read nothing. */
    public static final Timing NONE = new Timing(0, 0, Double.NaN, Double.NaN, 1);
}
