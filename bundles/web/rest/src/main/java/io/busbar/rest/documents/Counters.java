package io.busbar.rest.documents;

import io.busbar.gateway.lines.Traffic;

/** Traffic of a line or of a device. */
public record Counters(
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

    /** The counters of this traffic. */
    public static Counters of(Traffic traffic) {
        return new Counters(
                traffic.requests(),
                traffic.answers(),
                traffic.timeouts(),
                traffic.exceptions(),
                traffic.malformed(),
                traffic.reconnects(),
                traffic.late(),
                traffic.p50Millis(),
                traffic.p99Millis(),
                traffic.crcErrors());
    }
}
