package io.busbar.historian.query;

import io.busbar.gateway.history.HistoryInterval;
import io.busbar.gateway.history.Step;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The intervals of a query being filled in order of time; those without good samples are left out. */
final class Intervals {

    private final Step step;
    private final ZoneId zone;
    private final List<HistoryInterval> done = new ArrayList<>();
    private long start = Long.MIN_VALUE;
    private long end = Long.MIN_VALUE;

    Intervals(Step step, ZoneId zone) {
        this.step = step;
        this.zone = zone;
    }

    boolean holds(long time) {
        return time >= start && time < end;
    }

    /** Goes to the interval that holds a time. */
    void enter(long time) {
        if (time == end) {
            start = end;
        } else {
            start = step.floor(time, zone);
        }
        end = step.next(start, zone);
    }

    long start() {
        return start;
    }

    long end() {
        return end;
    }

    void add(HistoryInterval interval) {
        done.add(interval);
    }

    List<HistoryInterval> done() {
        return done;
    }
}
