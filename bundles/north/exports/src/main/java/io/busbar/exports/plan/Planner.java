package io.busbar.exports.plan;

import io.busbar.exports.format.FileFacts;
import io.busbar.exports.format.FileFormats;
import io.busbar.exports.format.FileNames;
import io.busbar.exports.format.HistoryValues;
import io.busbar.exports.format.Series;
import io.busbar.exports.spool.Deliveries;
import io.busbar.exports.spool.Spool;
import io.busbar.exports.spool.SpoolFullException;
import io.busbar.gateway.exports.Category;
import io.busbar.gateway.exports.Destination;
import io.busbar.gateway.exports.ExportSettings;
import io.busbar.gateway.exports.Format;
import io.busbar.gateway.exports.Schedule;
import io.busbar.gateway.history.Historian;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the files that are due, each period once, in the order of the ends of periods over all categories. What was missed while the gateway
 * or the spool could not is made up later, period by period, so that the same files come of it. Used by one thread at a time.
 */
public final class Planner {

    /** The beginning of the first period of all. */
    private static final LocalDateTime FIRST = LocalDateTime.of(2000, 1, 1, 0, 0);

    /** So long after the end of a period its files are made: what it measured is stored by then. */
    static final long GRACE_SECONDS = 30;

    /** What is looked at in making files. */
    public record Site(Historian historian, List<Topology.Device> devices, Topology.Names names, ZoneId zone) {}

    /** A period of a category of a destination. */
    private record Due(Destination destination, Category category, Schedule schedule, Instant from, Instant to) {}

    private final Spool spool;
    private final Deliveries deliveries;
    private final Marks marks;
    private final FileFormats formats;
    private final Clock clock;
    private volatile boolean full;

    /** Puts files into a spool. */
    public Planner(Spool spool, Deliveries deliveries, Marks marks, FileFormats formats, Clock clock) {
        this.spool = spool;
        this.deliveries = deliveries;
        this.marks = marks;
        this.formats = formats;
        this.clock = clock;
    }

    /** Whether files are not made because there is no room. */
    public boolean isFull() {
        return full;
    }

    /** Whether a destination gets no files because the site has no name. */
    public static boolean lacksName(Destination destination, ExportSettings settings) {
        return destination.format() == Format.EMS
                && settings.siteName().strip().equalsIgnoreCase(ExportSettings.UNNAMED);
    }

    /**
     * Makes the files of the period that ended first of those that are due.
     *
     * @return how many files were made; empty if nothing is due, or there is no room
     * @throws IOException if the disk does not take them
     * @throws io.busbar.gateway.problem.ProblemException if the history cannot be read now, or a template cannot be used
     */
    public Optional<Integer> step(Site site, ExportSettings settings, List<Destination> destinations, Instant now)
            throws IOException {
        Optional<Due> first = destinations.stream()
                .filter(destination -> destination.enabled() && !lacksName(destination, settings))
                .flatMap(destination -> destination.categories().stream()
                        .map(category -> due(destination, category, settings, site.zone(), now))
                        .flatMap(Optional::stream))
                .min(Comparator.comparing(Due::to).thenComparing(Due::category));
        if (first.isEmpty()) {
            full = false;
            return Optional.empty();
        }
        Due due = first.get();
        try {
            int made = 0;
            for (Topology.Device device : site.devices()) {
                made += make(
                                site,
                                settings,
                                due.destination(),
                                due.category(),
                                device,
                                due.schedule().stepMinutes(),
                                due.from(),
                                due.to())
                        ? 1
                        : 0;
            }
            marks.set(due.destination().id(), due.category(), due.to());
            full = false;
            return Optional.of(made);
        } catch (SpoolFullException e) {
            full = true;
            return Optional.empty();
        }
    }

    private Optional<Due> due(
            Destination destination, Category category, ExportSettings settings, ZoneId zone, Instant now) {
        Schedule schedule = settings.schedules().get(category);
        if (schedule == null || !schedule.enabled()) {
            return Optional.empty();
        }
        Instant ready = now.minusSeconds(GRACE_SECONDS);
        Instant from = marks.until(destination.id(), category).orElse(null);
        Instant to =
                from == null ? Boundaries.atOrBefore(schedule, ready, zone) : Boundaries.after(schedule, from, zone);
        if (to == null || to.isAfter(ready)) {
            return Optional.empty();
        }
        return Optional.of(new Due(
                destination,
                category,
                schedule,
                from == null ? FIRST.atZone(zone).toInstant() : from,
                to));
    }

    /** When files of a category will be made next; null if never. */
    public @Nullable Instant next(Schedule schedule, ZoneId zone, Instant now) {
        Instant boundary =
                schedule.enabled() ? Boundaries.after(schedule, now.minusSeconds(GRACE_SECONDS), zone) : null;
        return boundary == null ? null : boundary.plusSeconds(GRACE_SECONDS);
    }

    /**
     * Makes the file of a device and a period, unless it was made before or would be empty.
     *
     * @return whether it was made
     * @throws SpoolFullException if there is no room
     */
    public boolean make(
            Site site,
            ExportSettings settings,
            Destination destination,
            Category category,
            Topology.Device device,
            int stepMinutes,
            Instant from,
            Instant to)
            throws IOException {
        FileFacts facts = new FileFacts(
                settings.siteName(),
                settings.serverName(),
                device.name(),
                device.part(),
                device.address(),
                device.unit(),
                category.type(),
                from,
                to,
                site.zone(),
                stepMinutes * 60_000L);
        String name = formats.name(destination, facts);
        String key = String.join(
                "|",
                destination.id(),
                settings.siteName(),
                settings.serverName(),
                device.id(),
                category.type(),
                from.toString(),
                to.toString());
        if (spool.has(key) || deliveries.has(key)) {
            return false;
        }
        List<Series> series = Topology.series(site.historian(), device, category, site.names());
        Instant begin = first(site.historian(), series, from, to);
        if (begin == null) {
            return false;
        }
        HistoryValues values = new HistoryValues(site.historian(), facts.stepMillis());
        Spool.Wish wish = new Spool.Wish(
                key,
                destination.id(),
                Directories.of(destination.directory(), facts),
                name,
                device.id(),
                category,
                from.toEpochMilli(),
                to.toEpochMilli());
        return spool.add(wish, clock.millis(), out -> {
                    formats.write(destination, facts, series, values, begin, out);
                    return true;
                })
                .isPresent();
    }

    /** When the history of these series begins within a period; null if they have none in it. */
    private static @Nullable Instant first(Historian historian, List<Series> series, Instant from, Instant to) {
        Instant first = null;
        for (Series one : series) {
            Historian.Range range = historian.range(one.point()).orElse(null);
            if (range != null && range.first().isBefore(to) && !range.last().isBefore(from)) {
                Instant begin = range.first().isBefore(from) ? from : range.first();
                first = first == null || begin.isBefore(first) ? begin : first;
            }
        }
        return first;
    }

    /** The name of the log of a day. */
    public static String logName(ExportSettings settings, LocalDate day) {
        return FileNames.part(settings.siteName()) + '_' + FileNames.part(settings.serverName()) + "_log_" + day
                + ".txt";
    }

    /** Where the log of a day goes. */
    public static String logDirectory(Destination destination, ExportSettings settings, LocalDate day, ZoneId zone) {
        Instant begin = day.atStartOfDay(zone).toInstant();
        return Directories.of(
                destination.directory(),
                new FileFacts(
                        settings.siteName(), settings.serverName(), "log", "log", "", 0, "log", begin, begin, zone, 0));
    }
}
