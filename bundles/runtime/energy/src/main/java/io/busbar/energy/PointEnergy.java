package io.busbar.energy;

import io.busbar.gateway.energy.Consumption.Amounts;
import io.busbar.gateway.history.Historian;
import io.busbar.gateway.history.HistoryInterval;
import io.busbar.gateway.history.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What an index counted, interval by interval. The history gives what was counted since the reading before to the interval of the reading
 * that closes a gap; here it is spread over the gap. Used by one thread.
 */
final class PointEnergy {

    /** Intervals up to this length are made from the readings themselves: there may be fewer readings than intervals. */
    private static final long SHORT = Duration.ofMinutes(15).toMillis();

    private static final double WHOLE = 0.9999;
    private static final Duration FAR = Duration.ofDays(3660);
    private static final int TRIES = 100;

    private final Historian historian;
    private final Grid grid;

    PointEnergy(Historian historian, Grid grid) {
        this.historian = historian;
        this.grid = grid;
    }

    Amounts of(String point) {
        Sums sums = new Sums(grid);
        if (grid.step().millis() <= SHORT) {
            fine(point, sums);
        } else {
            coarse(point, sums);
            gaps(point, sums);
        }
        elapsed(sums);
        return sums.done();
    }

    /** A reading each second at most is an interval of its own, with what was counted since the one before. */
    private void fine(String point, Sums sums) {
        long previous = lastReading(point, grid.from().toEpochMilli());
        for (HistoryInterval one : historian.intervals(point, grid.from(), grid.to(), Step.SECOND, grid.zone())) {
            long time = one.start() + Step.SECOND.millis();
            if (previous > Long.MIN_VALUE) {
                between(previous, time, one.sum(), one.coverage(), sums);
            }
            previous = time;
        }
        long next = nextReading(point, grid.to().toEpochMilli());
        if (next < Long.MAX_VALUE
                && previous > Long.MIN_VALUE
                && previous < grid.to().toEpochMilli()) {
            between(previous, next, counted(point, next), 1, sums);
        }
    }

    private void between(long from, long to, double counted, double covered, Sums sums) {
        int first = Math.max(0, grid.at(from));
        int last = Math.min(grid.size() - 1, grid.at(to - 1));
        // A reading now and then within one interval says all of it; over several it is an even share.
        sums.spread(from, to, counted, first != last);
        for (int i = first; i <= last; i++) {
            double length = grid.end(i) - grid.start(i);
            double part = Math.min(to, grid.end(i)) - Math.max(from, grid.start(i));
            sums.coverage[i] = Math.min(1, sums.coverage[i] + (covered > 0 ? part / length : 0));
        }
    }

    private void coarse(String point, Sums sums) {
        for (HistoryInterval one : historian.intervals(point, grid.from(), grid.to(), grid.step(), grid.zone())) {
            int i = grid.at(one.start());
            if (i >= 0 && i < grid.size()) {
                sums.add(i, one.sum());
                sums.coverage[i] = one.coverage();
            }
        }
    }

    private void gaps(String point, Sums sums) {
        long done = Long.MIN_VALUE;
        for (int bound = 0; bound <= grid.size(); bound++) {
            long time = grid.bounds()[bound];
            boolean before = bound == 0 || sums.coverage[bound - 1] < WHOLE;
            boolean after = bound == grid.size() || sums.coverage[bound] < WHOLE;
            if (time < done || time >= grid.now() || !before || !after) {
                continue;
            }
            long last = lastReading(point, time);
            long next = nextReading(point, time);
            if (last > Long.MIN_VALUE && last < time && next < Long.MAX_VALUE) {
                fill(point, last, next, sums);
                done = next;
            } else if (next == Long.MAX_VALUE) {
                return;
            }
        }
    }

    private void fill(String point, long last, long next, Sums sums) {
        double counted = counted(point, next);
        int closing = grid.at(next - 1);
        if (closing >= 0 && closing < grid.size()) {
            sums.add(closing, -counted);
        }
        sums.spread(last, next, counted, true);
    }

    /** What was counted between a reading and the one before. */
    private double counted(String point, long reading) {
        List<HistoryInterval> second = historian.intervals(
                point, Instant.ofEpochMilli(reading - 1), Instant.ofEpochMilli(reading), Step.SECOND, grid.zone());
        return second.isEmpty() ? 0 : second.get(0).sum();
    }

    /** Time of the last good reading at or before a time. */
    private long lastReading(String point, long time) {
        long[] found = {time + 1, 0};
        for (int i = 0; i < TRIES && found[1] == 0; i++) {
            long before = found[0];
            historian.last(point, Instant.ofEpochMilli(before), (at, value, quality) -> {
                found[0] = at;
                found[1] = quality.isGood() && !Double.isNaN(value) ? 1 : 0;
                return false;
            });
            if (found[0] == before) {
                return Long.MIN_VALUE;
            }
        }
        return found[1] == 1 ? found[0] : Long.MIN_VALUE;
    }

    /** Time of the first good reading after a time. */
    private long nextReading(String point, long time) {
        long[] found = {Long.MAX_VALUE};
        Instant after = Instant.ofEpochMilli(time + 1);
        historian.raw(point, after, after.plus(FAR), (at, value, quality) -> {
            boolean good = quality.isGood() && !Double.isNaN(value);
            found[0] = good ? at : Long.MAX_VALUE;
            return !good;
        });
        return found[0];
    }

    /** Of the interval at hand only what is over can be covered. */
    private void elapsed(Sums sums) {
        int now = grid.at(grid.now());
        if (now >= 0 && now < grid.size() && grid.now() > grid.start(now)) {
            double share = (double) (grid.now() - grid.start(now)) / (grid.end(now) - grid.start(now));
            sums.coverage[now] = Math.min(1, sums.coverage[now] / share);
        }
    }
}
