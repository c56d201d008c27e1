package io.busbar.rest.exports;

import io.busbar.gateway.exports.Category;
import io.busbar.gateway.exports.ConnectionTest;
import io.busbar.gateway.exports.Delivery;
import io.busbar.gateway.exports.Destination;
import io.busbar.gateway.exports.ExportRun;
import io.busbar.gateway.exports.ExportSettings;
import io.busbar.gateway.exports.Exports.ActiveFault;
import io.busbar.gateway.exports.Format;
import io.busbar.gateway.exports.Schedule;
import io.busbar.gateway.exports.ScheduleStatus;
import io.busbar.gateway.exports.Separator;
import io.busbar.gateway.exports.SpoolFile;
import io.busbar.gateway.exports.SpoolStatus;
import io.busbar.gateway.problem.Message;
import io.busbar.gateway.problem.ProblemException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How exports are said in JSON. */
final class ExportDocuments {

    private ExportDocuments() {}

    /** A schedule; times are such as {@code 06:30}. */
    record ScheduleDocument(
            @Nullable Boolean enabled,
            @Nullable Integer everyMinutes,
            @Nullable List<String> times,
            @Nullable Set<DayOfWeek> days,
            @Nullable Integer stepMinutes) {

        static ScheduleDocument of(Schedule schedule) {
            return new ScheduleDocument(
                    schedule.enabled(),
                    schedule.everyMinutes(),
                    schedule.times().stream().map(LocalTime::toString).toList(),
                    schedule.days(),
                    schedule.stepMinutes());
        }

        Schedule schedule(String field) {
            List<LocalTime> parsed = new ArrayList<>();
            for (String time : times == null ? List.<String>of() : times) {
                try {
                    parsed.add(LocalTime.parse(time));
                } catch (DateTimeParseException e) {
                    throw ProblemException.invalid(field + ".times", "export.time", time);
                }
            }
            return new Schedule(
                    enabled == null || enabled,
                    everyMinutes == null ? 0 : everyMinutes,
                    parsed,
                    days == null ? Set.of() : days,
                    stepMinutes == null ? 10 : stepMinutes);
        }
    }

    /** The settings. */
    record SettingsDocument(
            @Nullable String siteName,
            @Nullable String serverName,
            @Nullable Map<Category, ScheduleDocument> schedules) {

        static SettingsDocument of(ExportSettings settings) {
            Map<Category, ScheduleDocument> schedules = new EnumMap<>(Category.class);
            settings.schedules().forEach((category, one) -> schedules.put(category, ScheduleDocument.of(one)));
            return new SettingsDocument(settings.siteName(), settings.serverName(), schedules);
        }

        ExportSettings settings(ExportSettings former) {
            Map<Category, Schedule> next = new EnumMap<>(former.schedules());
            if (schedules != null) {
                schedules.forEach(
                        (category, wish) -> next.put(category, wish.schedule("schedules." + category.name())));
            }
            return new ExportSettings(
                    siteName == null ? former.siteName() : siteName,
                    serverName == null ? former.serverName() : serverName,
                    next);
        }
    }

    /** A schedule and how it stands. */
    record ScheduleState(
            Category category, ScheduleDocument schedule, @Nullable Instant next, @Nullable Instant coveredUntil) {
        static ScheduleState of(ScheduleStatus status) {
            return new ScheduleState(
                    status.category(), ScheduleDocument.of(status.schedule()), status.next(), status.coveredUntil());
        }
    }

    /** A secret: whether it is set. */
    record Secret(boolean set) {}

    /** A destination as it is read. */
    record DestinationDocument(
            String id,
            String name,
            boolean enabled,
            Destination.Kind kind,
            String host,
            int port,
            String directory,
            String user,
            Secret password,
            String hostKey,
            Format format,
            Separator separator,
            boolean zoneOffset,
            boolean logs,
            Set<Category> categories) {
        static DestinationDocument of(Destination one, boolean password) {
            return new DestinationDocument(
                    one.id(),
                    one.name(),
                    one.enabled(),
                    one.kind(),
                    one.host(),
                    one.port(),
                    one.directory(),
                    one.user(),
                    new Secret(password),
                    one.hostKey(),
                    one.format(),
                    one.separator(),
                    one.zoneOffset(),
                    one.logs(),
                    one.categories());
        }
    }

    /** A destination as it is sent; a password that is left out stays. */
    record DestinationWish(
            @Nullable String id,
            @Nullable String name,
            @Nullable Boolean enabled,
            Destination.@Nullable Kind kind,
            @Nullable String host,
            @Nullable Integer port,
            @Nullable String directory,
            @Nullable String user,
            @Nullable String password,
            @Nullable String hostKey,
            @Nullable Format format,
            @Nullable Separator separator,
            @Nullable Boolean zoneOffset,
            @Nullable Boolean logs,
            @Nullable Set<Category> categories) {

        Destination destination(@Nullable String known) {
            if (kind == null) {
                throw ProblemException.invalid("kind", "field.required");
            }
            return new Destination(
                    known != null ? known : text(id),
                    text(name),
                    enabled == null || enabled,
                    kind,
                    text(host),
                    port == null ? 0 : port,
                    text(directory),
                    text(user),
                    text(hostKey),
                    format == null ? Format.CSV : format,
                    separator == null ? Separator.COMMA : separator,
                    Boolean.TRUE.equals(zoneOffset),
                    Boolean.TRUE.equals(logs),
                    categories == null ? EnumSet.allOf(Category.class) : categories);
        }

        private static String text(@Nullable String value) {
            return value == null ? "" : value;
        }
    }

    /** A fault that lasts. */
    record FaultDocument(String fault, @Nullable String destination, Instant since, String message) {
        static FaultDocument of(ActiveFault fault, Locale locale) {
            return new FaultDocument(
                    fault.fault().name(),
                    fault.destination(),
                    fault.since(),
                    fault.message().text(locale));
        }
    }

    /** The export of a range. */
    record RunDocument(
            String id, ExportRun.State state, Instant begun, int done, int all, int files, @Nullable String error) {
        static RunDocument of(ExportRun run, Locale locale) {
            return new RunDocument(
                    run.id(), run.state(), run.begun(), run.done(), run.all(), run.files(), said(run.error(), locale));
        }
    }

    /** What is wanted of a range. */
    record RunWish(
            @Nullable String destination,
            @Nullable Set<Category> categories,
            @Nullable Set<String> devices,
            @Nullable String from,
            @Nullable String to) {}

    /** Everything at once. */
    record Overview(
            String siteName,
            String serverName,
            List<ScheduleState> schedules,
            List<DestinationDocument> destinations,
            List<FaultDocument> faults,
            @Nullable RunDocument run) {}

    /** A step of a test. */
    record StepDocument(ConnectionTest.Stage stage, @Nullable String failure) {}

    /** What a test found. */
    record TestDocument(boolean ok, List<StepDocument> steps, @Nullable String hostKey) {
        static TestDocument of(ConnectionTest test, Locale locale) {
            return new TestDocument(
                    test.isOk(),
                    test.steps().stream()
                            .map(step -> new StepDocument(step.stage(), said(step.failure(), locale)))
                            .toList(),
                    test.hostKey());
        }
    }

    /** A file that waits. */
    record FileDocument(
            long id,
            String destination,
            String name,
            String device,
            @Nullable Category category,
            Instant from,
            Instant to,
            long bytes,
            Instant made,
            int tries,
            @Nullable Instant lastTry,
            @Nullable Instant nextTry,
            @Nullable String error) {
        static FileDocument of(SpoolFile file, Locale locale) {
            return new FileDocument(
                    file.id(),
                    file.destination(),
                    file.name(),
                    file.device(),
                    file.category(),
                    file.from(),
                    file.to(),
                    file.bytes(),
                    file.made(),
                    file.tries(),
                    file.lastTry(),
                    file.nextTry(),
                    said(file.error(), locale));
        }
    }

    /** What waits. */
    record SpoolDocument(
            List<FileDocument> items,
            int count,
            long bytes,
            int mostFiles,
            long mostBytes,
            boolean full,
            List<SpoolStatus.Waiting> waiting) {
        static SpoolDocument of(SpoolStatus spool, Locale locale) {
            return new SpoolDocument(
                    spool.files().stream()
                            .map(file -> FileDocument.of(file, locale))
                            .toList(),
                    spool.count(),
                    spool.bytes(),
                    spool.mostFiles(),
                    spool.mostBytes(),
                    spool.full(),
                    spool.waiting());
        }
    }

    /** Deliveries, newest first. */
    record DeliveryList(List<Delivery> items) {}

    private static @Nullable String said(@Nullable Message message, Locale locale) {
        return message == null ? null : message.text(locale);
    }
}
