package io.busbar.historian.store;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** Months of UTC, which files are cut by. */
public final class Months {

    private Months() {}

    static YearMonth of(long timeMillis) {
        return YearMonth.from(Instant.ofEpochMilli(timeMillis).atOffset(ZoneOffset.UTC));
    }

    /** First millisecond. */
    static long start(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    /** First millisecond of the next. */
    static long end(YearMonth month) {
        return start(month.plusMonths(1));
    }

    /** First millisecond of the month that a time lies in. */
    public static long start(long timeMillis) {
        return start(of(timeMillis));
    }

    /** First millisecond after the month that a time lies in. */
    public static long end(long timeMillis) {
        return end(of(timeMillis));
    }
}
