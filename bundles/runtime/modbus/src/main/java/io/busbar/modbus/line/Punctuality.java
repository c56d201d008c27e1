package io.busbar.modbus.line;

import io.busbar.gateway.lines.Timing;

/** How well a line, or one unit of it, keeps its periods. Written by the line's thread, read by any. */
final class Punctuality {

    private static final double MEMORY = 1.0 / 64;

    private final DurationHistogram lateness = new DurationHistogram();
    private double stretch = 1;
    private long reads;
    private long skipped;

    /** A block is read now: moves its timetable on, and notes it for the line and the unit. */
    static void served(Timetable timetable, long now, Punctuality line, Punctuality unit) {
        long late = Math.max(0, now - timetable.due());
        double ratio = (double) timetable.sinceLast(now) / timetable.period();
        int left = timetable.served(now);
        line.note(late, ratio, left);
        unit.note(late, ratio, left);
    }

    private synchronized void note(long late, double ratio, int left) {
        reads++;
        lateness.add(late);
        skipped += left;
        if (ratio > 0) {
            stretch += MEMORY * (ratio - stretch);
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
