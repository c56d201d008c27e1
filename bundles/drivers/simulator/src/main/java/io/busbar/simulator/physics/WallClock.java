package io.busbar.simulator.physics;

import java.time.Instant;
import java.time.ZoneId;

/** What the clocks on the site's walls show. Safe for use by any thread. */
final class WallClock {

    private static final long QUARTER = 900;
    private static final int DAY = 86_400;

    private final ZoneId zone;
    private volatile Offset last = new Offset(Long.MIN_VALUE, 0);

    WallClock(ZoneId zone) {
        this.zone = zone;
    }

    /** Seconds since 1970 as the walls show them, for a time in UTC minutes. */
    long seconds(long minute) {
        long utc = minute * 60;
        // Offsets change at quarters of an hour only, everywhere.
        long quarter = Math.floorDiv(utc, QUARTER);
        Offset known = last;
        if (known.quarter != quarter) {
            known = new Offset(
                    quarter,
                    zone.getRules().getOffset(Instant.ofEpochSecond(utc)).getTotalSeconds());
            last = known;
        }
        return utc + known.seconds;
    }

    /** Number of the day, since 1970. */
    static long day(long wallSeconds) {
        return Math.floorDiv(wallSeconds, DAY);
    }

    /** Hour of the day with its fraction, 0 to 24. */
    static double hour(long wallSeconds) {
        return Math.floorMod(wallSeconds, DAY) / 3600.0;
    }

    /** Whether a day is a Saturday or a Sunday; 1970 began on a Thursday. */
    static boolean isWeekend(long day) {
        return Math.floorMod(day + 3, 7) >= 5;
    }

    private record Offset(long quarter, int seconds) {}
}
