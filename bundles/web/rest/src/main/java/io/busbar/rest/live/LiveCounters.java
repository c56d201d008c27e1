package io.busbar.rest.live;

import java.util.concurrent.atomic.LongAdder;

/** What the streams did since the start. */
final class LiveCounters {

    final LongAdder opened = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder frames = new LongAdder();
    final LongAdder values = new LongAdder();
    final LongAdder heldBack = new LongAdder();
}
