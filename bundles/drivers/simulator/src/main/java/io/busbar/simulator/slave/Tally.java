package io.busbar.simulator.slave;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What an endpoint counts. Written by the server's thread, read by any. */
final class Tally {
    final AtomicInteger connections = new AtomicInteger();
    final LongAdder accepted = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder requests = new LongAdder();
    final LongAdder exceptions = new LongAdder();
    final LongAdder malformed = new LongAdder();
    final LongAdder dropped = new LongAdder();

    EndpointCounters counters() {
        return new EndpointCounters(
                connections.get(),
                accepted.sum(),
                refused.sum(),
                requests.sum(),
                exceptions.sum(),
                malformed.sum(),
                dropped.sum());
    }
}
