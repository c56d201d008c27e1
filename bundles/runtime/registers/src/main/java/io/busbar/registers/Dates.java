package io.busbar.registers;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Dates written as numbers, one byte for each part of them. */
final class Dates {

    private static final int BYTE = 8;
    private static final int YEAR_ZERO = 2000;

    private Dates() {}

    /** Seconds since 1970 of six bytes: year since 2000, month, day, hour, minute, second; NaN if it is no date, as of a clock never set. */
    static double seconds(long packed) {
        return seconds(YEAR_ZERO + at(packed, 5), packed, at(packed, 0));
    }

    /** Seconds since 1970 of a year in two bytes, then month, day, hour and minute; NaN if it is no date. */
    static double minuteSeconds(long packed) {
        int year = (int) (packed >> 4 * BYTE) & 0xffff;
        return year == 0 ? Double.NaN : seconds(year, packed << BYTE, 0);
    }

    static long packed(long seconds) {
        LocalDateTime date = date(seconds);
        // Only the year counts from another beginning.
        return (packedMinute(date) - ((long) YEAR_ZERO << 4 * BYTE)) << BYTE | date.getSecond();
    }

    static long packedMinute(long seconds) {
        return packedMinute(date(seconds));
    }

    private static long packedMinute(LocalDateTime date) {
        long packed = date.getYear();
        packed = packed << BYTE | date.getMonthValue();
        packed = packed << BYTE | date.getDayOfMonth();
        packed = packed << BYTE | date.getHour();
        return packed << BYTE | date.getMinute();
    }

    private static LocalDateTime date(long seconds) {
        return LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
    }

    private static double seconds(int year, long packed, int second) {
        try {
            return LocalDateTime.of(year, at(packed, 4), at(packed, 3), at(packed, 2), at(packed, 1), second)
                    .toEpochSecond(ZoneOffset.UTC);
        } catch (DateTimeException noDate) {
            return Double.NaN;
        }
    }

    private static int at(long packed, int index) {
        return (int) (packed >> BYTE * index) & 0xff;
    }
}
