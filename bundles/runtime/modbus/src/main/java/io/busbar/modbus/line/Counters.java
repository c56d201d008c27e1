package io.busbar.modbus.line;

import io.busbar.gateway.lines.Traffic;

/** What has been counted of a line or a unit. Written by the line's thread, read by any. */
final class Counters {

    private final DurationHistogram responseTimes = new DurationHistogram();
    private long requests;
    private long answers;
    private long timeouts;
    private long exceptions;
    private long malformed;
    private long reconnects;
    private long late;
    private long checksums;

    synchronized void sent() {
        requests++;
    }

    synchronized void answered(long nanos) {
        answers++;
        responseTimes.add(nanos);
    }

    synchronized void refused(long nanos) {
        exceptions++;
        responseTimes.add(nanos);
    }

    synchronized void timedOut() {
        timeouts++;
    }

    synchronized void malformed() {
        malformed++;
    }

    /** A checksum was wrong; the answer is told as malformed as well. */
    synchronized void checksum() {
        checksums++;
    }

    synchronized void late() {
        late++;
    }

    synchronized void reconnected() {
        reconnects++;
    }

    /** The 99th percentile of the response times in nanoseconds, or -1 without any. */
    synchronized long p99Nanos() {
        return responseTimes.quantile(0.99);
    }

    synchronized Traffic traffic() {
        return new Traffic(
                requests,
                answers,
                timeouts,
                exceptions,
                malformed,
                reconnects,
                late,
                responseTimes.quantileMillis(0.5),
                responseTimes.quantileMillis(0.99),
                checksums);
    }

    /** Zeroes what people read. The response times stay, because the line's own patience rests on them. */
    synchronized void reset() {
        requests = 0;
        answers = 0;
        timeouts = 0;
        exceptions = 0;
        malformed = 0;
        reconnects = 0;
        late = 0;
        checksums = 0;
    }
}
