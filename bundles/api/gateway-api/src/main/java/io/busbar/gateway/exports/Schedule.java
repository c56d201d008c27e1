package io.busbar.gateway.exports;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * When files of a category are made, in the zone of the site.
 *
 * @param enabled whether they are made at all
 * @param everyMinutes every so many minutes counted from midnight, 10 to 1440 and a divisor of 1440; 0 for {@code times}
 * @param times at these times of the day, at most 24; counts where {@code everyMinutes} is 0
 * @param days on these days of the week; all where empty; counts with {@code times}
 * @param stepMinutes width of a row's interval: 10, 15, 30 or 60, at most the distance of two files
 */
public record Schedule(boolean enabled, int everyMinutes, List<LocalTime> times, Set<DayOfWeek> days, int stepMinutes) {

    /** Sorts and copies. */
    public Schedule {
        times = times.stream().sorted().distinct().toList();
        days = Collections.unmodifiableSet(new TreeSet<>(days));
    }

    /** Every so many minutes, rows of ten minutes. */
    public static Schedule every(int minutes) {
        return new Schedule(true, minutes, List.of(), Set.of(), 10);
    }

    /** Every day at a time, rows of ten minutes. */
    public static Schedule daily(LocalTime time) {
        return new Schedule(true, 0, List.of(time), Set.of(), 10);
    }

    /** The same, switched on or off. */
    public Schedule enabled(boolean on) {
        return new Schedule(on, everyMinutes, times, days, stepMinutes);
    }
}
