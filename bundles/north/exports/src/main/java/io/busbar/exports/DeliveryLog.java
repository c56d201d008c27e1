package io.busbar.exports;

import io.busbar.exports.spool.Deliveries;
import io.busbar.exports.spool.Spool;
import io.busbar.exports.spool.SpoolEntry;
import io.busbar.gateway.exports.Delivery;
import io.busbar.gateway.exports.SpoolFile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The log of a destination's deliveries in a day: what was sent, what still waits and why. */
final class DeliveryLog {

    private static final int MOST_LINES = 10_000;

    private DeliveryLog() {}

    static byte[] of(String destination, LocalDate day, ZoneId zone, Deliveries deliveries, Spool spool) {
        Instant begin = day.atStartOfDay(zone).toInstant();
        Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
        StringBuilder log = new StringBuilder();
        List<Delivery> sent = deliveries.newest(
                null,
                MOST_LINES,
                one -> one.destination().equals(destination)
                        && !one.time().isBefore(begin)
                        && one.time().isBefore(end));
        Collections.reverse(sent);
        for (Delivery one : sent) {
            line(log, one.time(), one.outcome().name(), one.name(), one.bytes(), one.tries(), "");
        }
        for (SpoolEntry entry : spool.entries()) {
            if (entry.destination().equals(destination) && entry.category() != null) {
                SpoolFile file = entry.shown();
                String error = file.error() == null ? "" : file.error().text(Locale.ENGLISH);
                line(log, file.made(), "WAITING", file.name(), file.bytes(), file.tries(), error);
            }
        }
        return log.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void line(
            StringBuilder log, Instant time, String state, String name, long bytes, int tries, String error) {
        log.append(time)
                .append(' ')
                .append(state)
                .append(" \"")
                .append(name)
                .append("\" bytes=")
                .append(bytes)
                .append(" tries=")
                .append(tries);
        if (!error.isEmpty()) {
            log.append(" error=\"")
                    .append(error.replaceAll("[\\p{Cntrl}\"]+", " "))
                    .append('"');
        }
        log.append("\r\n");
    }
}
