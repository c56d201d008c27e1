package io.busbar.gateway.history;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/** Width of the intervals of a query. Days and longer are cut in the site's zone; shorter ones on the UTC time line. */
public enum Step {
    SECOND("1s", ChronoUnit.SECONDS, 1),
    TEN_SECONDS("10s", ChronoUnit.SECONDS, 10),
    MINUTE("1m", ChronoUnit.MINUTES, 1),
    TEN_MINUTES("10m", ChronoUnit.MINUTES, 10),
    QUARTER_HOUR("15m", ChronoUnit.MINUTES, 15),
    HOUR("1h", ChronoUnit.HOURS, 1),
    DAY("1d", ChronoUnit.DAYS, 1),
    WEEK("1w", ChronoUnit.WEEKS, 1),
    MONTH("1mo", ChronoUnit.MONTHS, 1),
    YEAR("1y", ChronoUnit.YEARS, 1);

    private final String code;
    private final ChronoUnit unit;
    private final int count;

    Step(String code, ChronoUnit unit, int count) {
        this.code = code;
        this.unit = unit;
        this.count = count;
    }

    /** The step as written in a query, such as {@code 10m}. */
    public String code() {
        return code;
    }

    /** The step written so. */
    public static Optional<Step> of(String code) {
        return Arrays.stream(values()).filter(step -> step.code.equals(code)).findFirst();
    }

    /** Whether the interval depends on the calendar of a zone. */
    public boolean isCalendar() {
        return unit.compareTo(ChronoUnit.DAYS) >= 0;
    }

    /** Length of an interval in milliseconds; of a calendar step its usual length. */
    public long millis() {
        return unit.getDuration().toMillis() * count;
    }

    /** Beginning of the interval that holds this time, in milliseconds since 1970 UTC. */
    public long floor(long timeMillis, ZoneId zone) {
        if (!isCalendar()) {
            return Math.floorDiv(timeMillis, millis()) * millis();
        }
        ZonedDateTime day =
                java.time.Instant.ofEpochMilli(timeMillis).atZone(zone).truncatedTo(ChronoUnit.DAYS);
        ZonedDateTime start =
                switch (this) {
                    case WEEK -> day.minusDays(day.getDayOfWeek().getValue() - 1L);
                    case MONTH -> day.withDayOfMonth(1);
                    case YEAR -> day.withDayOfYear(1);
                    default -> day;
                };
        return start.toLocalDate().atStartOfDay(zone).toInstant().toEpochMilli();
    }

    /** Beginning of the interval after the one that begins here. */
    public long next(long startMillis, ZoneId zone) {
        if (!isCalendar()) {
            return startMillis + millis();
        }
        return java.time.Instant.ofEpochMilli(startMillis)
                .atZone(zone)
                .toLocalDate()
                .plus(count, unit)
                .atStartOfDay(zone)
                .toInstant()
                .toEpochMilli();
    }
}
