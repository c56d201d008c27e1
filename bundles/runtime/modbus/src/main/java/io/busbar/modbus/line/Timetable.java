package io.busbar.modbus.line;

/**
 * When a block is due. Deadlines stand on a fixed grid, so that a late read does not shift the next one; only a read that is late by a whole
 * period begins a new grid, and what it missed is counted instead of made up for.
 */
final class Timetable {

    private static final long NEVER = Long.MIN_VALUE;

    private final long period;
    private final double spread;
    private long due;
    private long last;
    private long slipped;
    private boolean first = true;
    private boolean settled;
    private long dueAfterRepeat = NEVER;

    /**
     * A timetable.
     *
     * @param period nanoseconds between two deadlines
     * @param spread share of a period, 0 to 1, from the first deadline to the second: blocks that begin together do not stay together
     */
    Timetable(long period, double spread) {
        this.period = period;
        this.spread = spread;
    }

    long due() {
        return due;
    }

    long period() {
        return period;
    }

    /** Begins, or begins anew after a time in which nothing could be read: the first deadline is now. */
    void begin(long now) {
        due = now;
        first = true;
        slipped = 0;
        settled = false;
        dueAfterRepeat = NEVER;
    }

    /** What was read is of no use: it is read once more now, and the deadlines after that stay where they are. */
    void again(long now) {
        if (now < due) {
            dueAfterRepeat = due;
            due = now;
            settled = false;
        }
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
        if (dueAfterRepeat > now) {
            due = dueAfterRepeat;
            dueAfterRepeat = NEVER;
            last = now;
            return 0;
        }
        if (dueAfterRepeat != NEVER) {
            due = dueAfterRepeat;
            dueAfterRepeat = NEVER;
        }
        long next = due + (long) (period * (first ? spread : 1));
        boolean heldUp = now - last > period + period / 2;
        settled = !first;
        first = false;
        last = now;
        if (next >= now) {
            due = next;
            return 0;
        }
        // On a line that is asked for a little too much, the block queues again at once and gets its turn with all
        // others. One that was
        // held up for long has just been read: nothing is gained by reading it twice in a row.
        due = heldUp ? now + period : now;
        slipped += due - next;
        int skipped = (int) (slipped / period);
        slipped %= period;
        return skipped;
    }
}
