package io.busbar.energy;

import io.busbar.gateway.history.Step;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The intervals of an answer.
 *
 * @param bounds beginnings of the intervals, and the end of the last
 * @param now until when anything can be known
 */
record Grid(Step step, ZoneId zone, long[] bounds, long now) {

    static Grid of(Step step, ZoneId zone, Instant from, Instant to, Instant now) {
        long[] bounds = new long[64];
        int count = 0;
        long at = step.floor(from.toEpochMilli(), zone);
        bounds[count++] = at;
        while (at < to.toEpochMilli()) {
            at = step.next(at, zone);
            if (count == bounds.length) {
                bounds = Arrays.copyOf(bounds, 2 * count);
            }
            bounds[count++] = at;
        }
        return new Grid(step, zone, Arrays.copyOf(bounds, count), now.toEpochMilli());
    }

    int size() {
        return bounds.length - 1;
    }

    long start(int i) {
        return bounds[i];
    }

    long end(int i) {
        return bounds[i + 1];
    }

    Instant from() {
        return Instant.ofEpochMilli(bounds[0]);
    }

    Instant to() {
        return Instant.ofEpochMilli(bounds[size()]);
    }

    /** The interval that holds a time; -1 before the first, the size after the last. */
    int at(long time) {
        if (time < bounds[0]) {
            return -1;
        }
        int found = Arrays.binarySearch(bounds, time);
        return Math.min(size(), found >= 0 ? found : -found - 2);
    }

    List<Long> list() {
        List<Long> all = new ArrayList<>();
        for (long bound : bounds) {
            all.add(bound);
        }
        return all;
    }
}
