package io.busbar.historian.query;

import io.busbar.gateway.history.Step;
import java.time.ZoneId;
import java.util.Arrays;

/**
 * The intervals of a step. Where days begin in a zone takes longer to find out than a day takes to be summed up, and all series of a
 * question ask it: so each is found once. Used by one thread.
 */
public final class StepCut implements Cut {

    /** About so many beginnings are remembered, ten years of days. */
    private static final int MOST = 4000;

    private final Step step;
    private final ZoneId zone;
    private long[] starts = new long[0];
    private int size;

    /** Intervals of a step, of the calendar of a zone where it depends on one. */
    public StepCut(Step step, ZoneId zone) {
        this.step = step;
        this.zone = zone;
    }

    /** The step. */
    public Step step() {
        return step;
    }

    /** Where days begin. */
    public ZoneId zone() {
        return zone;
    }

    @Override
    public long floor(long time) {
        if (!step.isCalendar()) {
            return step.floor(time, zone);
        }
        if (!reaches(time)) {
            size = 0;
            add(step.floor(time, zone));
            reaches(time);
        }
        int at = Arrays.binarySearch(starts, 0, size, time);
        return starts[at >= 0 ? at : -at - 2];
    }

    @Override
    public long next(long start) {
        if (!step.isCalendar()) {
            return start + step.millis();
        }
        long known = floor(start);
        return starts[Arrays.binarySearch(starts, 0, size, known) + 1];
    }

    /** Finds out what lies before a time and the beginning after it; false where that is too far from what is remembered. */
    private boolean reaches(long time) {
        if (size == 0 || time < starts[0] || (time - starts[0]) / step.millis() > MOST) {
            return false;
        }
        while (starts[size - 1] <= time) {
            add(step.next(starts[size - 1], zone));
        }
        return true;
    }

    private void add(long start) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, Math.max(64, 2 * size));
        }
        starts[size++] = start;
    }
}
