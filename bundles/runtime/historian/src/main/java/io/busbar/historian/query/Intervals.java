package io.busbar.historian.query;

import io.busbar.gateway.history.HistoryInterval;
import io.busbar.gateway.history.Step;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The intervals of a query being filled in order of time; those without good samples are left out. */
final class Intervals {

    /** Cuts time into intervals. */
    private interface Cut {
        long floor(long time);

        long next(long start);
    }

    private final Cut cut;
    private final List<HistoryInterval> done = new ArrayList<>();
    private long start = Long.MIN_VALUE;
    private long end = Long.MIN_VALUE;

    private Intervals(Cut cut) {
        this.cut = cut;
    }

    /** Steps of the calendar of a zone. */
    static Intervals of(Step step, ZoneId zone) {
        return new Intervals(new Cut() {
            @Override
            public long floor(long time) {
                return step.floor(time, zone);
            }

            @Override
            public long next(long begin) {
                return step.next(begin, zone);
            }
        });
    }

    /** Intervals of one length from a time on. */
    static Intervals even(long from, long length) {
        return new Intervals(new Cut() {
            @Override
            public long floor(long time) {
                return from + Math.floorDiv(time - from, length) * length;
            }

            @Override
            public long next(long begin) {
                return begin + length;
            }
        });
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
