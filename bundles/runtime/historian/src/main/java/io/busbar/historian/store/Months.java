package io.busbar.historian.store;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** Months of UTC, which files are cut by. */
final class Months {

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
}
