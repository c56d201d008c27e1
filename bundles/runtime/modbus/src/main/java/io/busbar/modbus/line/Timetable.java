package io.busbar.modbus.line;

/**
 * When a block is due. Deadlines stand on a fixed grid, so that a late read does not shift the next one; only a read that is late by a whole
 * period begins a new grid, and what it missed is counted instead of made up for.
 */
final class Timetable {

    private final long period;
    private long due;
    private long last;
    private long slipped;
    private double firstStep = 1;
    private boolean settled;

    /** A timetable with so many nanoseconds between two deadlines. */
    Timetable(long period) {
        this.period = period;
    }

    /**
     * Sets the first deadline to now.
     *
     * @param step share of a period, above 0 and up to 1, from the first deadline to the second: spreads blocks that begin together
     */
    void begin(long now, double step) {
        due = now;
        firstStep = step;
    }

    long due() {
        return due;
    }

    long period() {
        return period;
    }

    /** Time since the last read, or 0 where that says nothing about the period. */
    long sinceLast(long now) {
        return settled ? now - last : 0;
    }

    /**
     * The block is being read now: moves on to the next deadline.
     *
     * @return how many deadlines were skipped
     */
    int served(long now) {
        settled = firstStep == 1;
        last = now;
        long next = due + (long) (period * firstStep);
        firstStep = 1;
        if (next >= now) {
            due = next;
            return 0;
        }
        slipped += now - next;
        due = now;
        int skipped = (int) (slipped / period);
        slipped %= period;
        return skipped;
    }

    /** Begins anew now, after a time in which nothing could be read. */
    void restart(long now) {
        due = now;
        slipped = 0;
        settled = false;
    }
}
