package io.busbar.historian.query;

import io.busbar.gateway.history.HistoryInterval;
import java.util.ArrayList;
import java.util.List;

/** The intervals of a query being filled in order of time; those without good samples are left out. */
final class Intervals {

    private final Cut cut;
    private final List<HistoryInterval> done = new ArrayList<>();
    private long start = Long.MIN_VALUE;
    private long end = Long.MIN_VALUE;

    Intervals(Cut cut) {
        this.cut = cut;
    }

    boolean holds(long time) {
        return time >= start && time < end;
    }

    /** Goes to the interval that holds a time. */
    void enter(long time) {
        if (time == end) {
            start = end;
        } else {
            start = cut.floor(time);
        }
        end = cut.next(start);
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
