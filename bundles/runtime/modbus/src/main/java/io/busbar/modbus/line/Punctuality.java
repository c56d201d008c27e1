package io.busbar.modbus.line;

import io.busbar.gateway.lines.Timing;

/** How well a line keeps its periods. Written by the line's thread, read by any. */
final class Punctuality {

    private static final double MEMORY = 1.0 / 64;

    private final DurationHistogram lateness = new DurationHistogram();
    private double stretch = 1;
    private long reads;
    private long skipped;

    /** A block is read now: moves its timetable on. */
    synchronized void served(Timetable timetable, long now) {
        long late = Math.max(0, now - timetable.due());
        long interval = timetable.sinceLast(now);
        reads++;
        lateness.add(late);
        skipped += timetable.served(now);
        if (interval > 0) {
            stretch += MEMORY * ((double) interval / timetable.period() - stretch);
        }
    }

    synchronized Timing timing() {
        return new Timing(reads, skipped, lateness.quantileMillis(0.5), lateness.quantileMillis(0.99), stretch);
    }

    synchronized void reset() {
        reads = 0;
        skipped = 0;
        stretch = 1;
        lateness.clear();
    }
}
