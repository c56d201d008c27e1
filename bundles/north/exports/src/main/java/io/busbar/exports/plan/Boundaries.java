package io.busbar.exports.plan;

import io.busbar.gateway.exports.Schedule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The times at which the periods of a schedule end, in the zone of the site. A time that spring leaves out is the moment at which it would
 * have been; one that autumn repeats counts the first time, except that a distance in minutes goes on through both.
 */
public final class Boundaries {

    private static final int MINUTES_OF_DAY = 1440;
    private static final int MOST_DAYS = 15;

    private Boundaries() {}

    /** The first boundary after a time; null for a schedule that has none. */
    public static @Nullable Instant after(Schedule schedule, Instant time, ZoneId zone) {
        LocalDate first = time.atZone(zone).toLocalDate();
        for (int day = 0; day < MOST_DAYS; day++) {
            Instant found = of(schedule, first.plusDays(day), zone)
                    .filter(boundary -> boundary.isAfter(time))
                    .sorted()
                    .findFirst()
                    .orElse(null);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The last boundary at or before a time; null for a schedule that has none. */
    public static @Nullable Instant atOrBefore(Schedule schedule, Instant time, ZoneId zone) {
        LocalDate last = time.atZone(zone).toLocalDate();
        for (int day = 0; day < MOST_DAYS; day++) {
            Instant found = of(schedule, last.minusDays(day), zone)
                    .filter(boundary -> !boundary.isAfter(time))
                    .max(Instant::compareTo)
                    .orElse(null);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static Stream<Instant> of(Schedule schedule, LocalDate day, ZoneId zone) {
        if (schedule.everyMinutes() > 0) {
            Instant midnight = day.atStartOfDay(zone).toInstant();
            Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
            // A day of 25 hours has more boundaries, one of 23 fewer; where no minute is left out, the same minutes
            // every day.
            return IntStream.rangeClosed(
                            0, MINUTES_OF_DAY / schedule.everyMinutes() + 60 / Math.min(60, schedule.everyMinutes()))
                    .mapToObj(n -> midnight.plusSeconds(60L * n * schedule.everyMinutes()))
                    .filter(boundary -> boundary.isBefore(end));
        }
        if (!schedule.days().isEmpty() && !schedule.days().contains(day.getDayOfWeek())) {
            return Stream.of();
        }
        return schedule.times().stream().map(time -> at(day, time, zone));
    }

    private static Instant at(LocalDate day, LocalTime time, ZoneId zone) {
        return day.atTime(time).atZone(zone).toInstant();
    }
}
