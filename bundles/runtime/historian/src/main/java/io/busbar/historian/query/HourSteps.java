package io.busbar.historian.query;

import io.busbar.gateway.history.Step;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/** Whether intervals begin where hours of UTC do: not so in zones at :30 and :45. */
final class HourSteps {

    private static final int HOUR_SECONDS = 3600;

    private HourSteps() {}

    static boolean fit(Step step, ZoneId zone, long from, long to) {
        if (step.millis() < HourRollups.HOUR) {
            return false;
        }
        if (!step.isCalendar()) {
            return true;
        }
        ZoneRules rules = zone.getRules();
        Instant end = Instant.ofEpochMilli(to);
        Instant at = Instant.ofEpochMilli(from);
        if (rules.getOffset(at).getTotalSeconds() % HOUR_SECONDS != 0) {
            return false;
        }
        ZoneOffsetTransition next = rules.nextTransition(at);
        while (next != null && next.getInstant().isBefore(end)) {
            if (next.getOffsetAfter().getTotalSeconds() % HOUR_SECONDS != 0) {
                return false;
            }
            next = rules.nextTransition(next.getInstant());
        }
        return true;
    }

    static long monthStart(long time) {
        return start(month(time));
    }

    static long monthEnd(long time) {
        return start(month(time).plusMonths(1));
    }

    private static YearMonth month(long time) {
        return YearMonth.from(Instant.ofEpochMilli(time).atOffset(ZoneOffset.UTC));
    }

    private static long start(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
}
