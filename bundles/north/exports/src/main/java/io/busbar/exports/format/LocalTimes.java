package io.busbar.exports.format;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Times as files have them: local, with the offset from UTC where it is wanted. */
final class LocalTimes {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH-mm-ss");
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxx");

    private final ZoneId zone;
    private final DateTimeFormatter pattern;
    private final boolean offset;

    LocalTimes(ZoneId zone, DateTimeFormatter pattern, boolean offset) {
        this.zone = zone;
        this.pattern = pattern;
        this.offset = offset;
    }

    String text(Instant time) {
        ZonedDateTime local = time.atZone(zone);
        return offset ? pattern.format(local) + OFFSET.format(local) : pattern.format(local);
    }

    static String date(Instant time, ZoneId zone) {
        return DATE.format(named(time, zone));
    }

    static String clock(Instant time, ZoneId zone) {
        return CLOCK.format(named(time, zone));
    }

    /** In the hour that autumn repeats a local time comes twice: the second one gets a second more, so that no two files have one name. */
    private static LocalDateTime named(Instant time, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(time, zone);
        ZoneOffset earlier = zone.getRules().getValidOffsets(local).get(0);
        return earlier.equals(zone.getRules().getOffset(time)) ? local : local.plusSeconds(1);
    }
}
