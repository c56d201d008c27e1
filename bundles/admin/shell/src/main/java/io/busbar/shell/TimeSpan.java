package io.busbar.shell;

import io.busbar.gateway.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A range of time as people type it. */
record TimeSpan(Instant from, Instant to) {

    private static final Duration DEFAULT = Duration.ofDays(1);
    private static final Pattern AGO = Pattern.compile("-(\\d{1,6})([smhdw])");

    /**
     * A range. Each end is an instant such as {@code 2026-01-31T08:00:00Z}, a day or a time of the site such as {@code 2026-01-31} or
     * {@code 2026-01-31T08:00}, or a while ago such as {@code -24h}; without them the last day.
     *
     * @throws ProblemException naming the field at fault
     */
    static TimeSpan of(@Nullable String from, @Nullable String to, Instant now, ZoneId zone) {
        Instant end = to == null ? now : instant("--to", to, now, zone);
        Instant begin = from == null ? end.minus(DEFAULT) : instant("--from", from, now, zone);
        if (!begin.isBefore(end)) {
            throw ProblemException.invalid("--to", "time.order", begin.toString(), end.toString());
        }
        return new TimeSpan(begin, end);
    }

    private static Instant instant(String field, String typed, Instant now, ZoneId zone) {
        Matcher ago = AGO.matcher(typed);
        try {
            if (ago.matches()) {
                return now.minus(Duration.ofSeconds(Long.parseLong(ago.group(1)) * seconds(ago.group(2))));
            }
            if (typed.endsWith("Z")) {
                return Instant.parse(typed);
            }
            return typed.indexOf('T') > 0
                    ? LocalDateTime.parse(typed).atZone(zone).toInstant()
                    : LocalDate.parse(typed).atStartOfDay(zone).toInstant();
        } catch (DateTimeException e) {
            throw ProblemException.invalid(field, "time.format", typed);
        }
    }

    private static long seconds(String unit) {
        return switch (unit) {
            case "s" -> 1;
            case "m" -> 60;
            case "h" -> 3600;
            case "d" -> 86_400;
            default -> 604_800;
        };
    }
}
