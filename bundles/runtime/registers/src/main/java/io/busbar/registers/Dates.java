package io.busbar.registers;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Dates of six bytes: year since 2000, month, day, hour, minute, second. */
final class Dates {

    private Dates() {}

    /** Seconds since 1970; NaN if it is no date, which is how a clock that was never set reads. */
    static double seconds(long packed) {
        try {
            return LocalDateTime.of(
                            2000 + at(packed, 5),
                            at(packed, 4),
                            at(packed, 3),
                            at(packed, 2),
                            at(packed, 1),
                            at(packed, 0))
                    .toEpochSecond(ZoneOffset.UTC);
        } catch (DateTimeException noDate) {
            return Double.NaN;
        }
    }

    static long packed(long seconds) {
        LocalDateTime date = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
        long packed = date.getYear() - 2000L;
        packed = packed << 8 | date.getMonthValue();
        packed = packed << 8 | date.getDayOfMonth();
        packed = packed << 8 | date.getHour();
        packed = packed << 8 | date.getMinute();
        return packed << 8 | date.getSecond();
    }

    private static int at(long packed, int index) {
        return (int) (packed >> 8 * index) & 0xff;
    }
}
