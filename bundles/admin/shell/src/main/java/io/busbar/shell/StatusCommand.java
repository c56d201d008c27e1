package io.busbar.shell;

import io.busbar.gateway.devices.DeviceState;
import io.busbar.gateway.devices.DeviceStatus;
import io.busbar.gateway.devices.Devices;
import io.busbar.gateway.devices.Drivers;
import io.busbar.gateway.devices.Lines;
import io.busbar.gateway.devices.MapFileProblem;
import io.busbar.gateway.devices.MapFiles;
import io.busbar.gateway.history.Historian;
import io.busbar.gateway.history.HistorianStatus;
import io.busbar.gateway.history.StorageWatch;
import io.busbar.gateway.history.StorageWatch.ClockChange;
import io.busbar.gateway.history.StorageWatch.NotStored;
import io.busbar.gateway.lines.LineState;
import io.busbar.gateway.lines.LineStatus;
import io.busbar.gateway.site.Site;
import io.busbar.gateway.site.SiteDocuments;
import io.busbar.gateway.site.UnusableDocument;
import io.busbar.gateway.values.SampleBus;
import io.busbar.gateway.values.SinkStatus;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** Shows how the gateway fares as a whole. A part that is not running is named, and the rest is still shown. */
@Service
@Command(
        scope = "busbar",
        name = "status",
        description = "Shows how the gateway fares: devices, lines, history, queues")
public final class StatusCommand extends BusbarCommand {

    @Override
    void run(Services services, Output out) {
        if (out.isJson()) {
            out.json(json(services));
        } else {
            print(services, out);
        }
    }

    private static void print(Services services, Output out) {
        Words words = out.words();
        TextTable table = new TextTable(
                words.say("status.site"),
                services.find(Site.class)
                        .map(site -> site.name() + " (" + site.zone().getId() + ")")
                        .orElse(words.say("status.missing")));
        table.row(
                words.say("status.devices"),
                services.find(Devices.class)
                        .map(part -> counts(count(part), words))
                        .orElse(words.say("status.missing")));
        table.row(
                words.say("status.lines"),
                services.find(Lines.class)
                        .map(part -> counts(count(part), words))
                        .orElse(words.say("status.missing")));
        table.row(
                words.say("status.drivers"),
                services.find(Drivers.class)
                        .map(drivers -> drivers.installed().stream()
                                .map(driver -> driver.family() + " " + driver.version())
                                .collect(Collectors.joining(", ")))
                        .orElse(words.say("status.missing")));
        table.row(
                words.say("status.historian"),
                services.find(Historian.class)
                        .map(historian -> history(historian.status(), words))
                        .orElse(words.say("status.missing")));
        services.find(StorageWatch.class).ifPresent(watch -> printWatch(watch, table, words));
        for (UnusableDocument document : unusable(services)) {
            table.row(
                    words.say("status.unusable"),
                    words.say("status.document", document.document(), document.reason(), document.keptAs()));
        }
        List<MapFileProblem> wrong = wrongMaps(services);
        if (!wrong.isEmpty()) {
            table.row(words.say("status.maps"), words.say("status.maps.wrong", MapLintCommand.counts(wrong, words)));
        }
        out.table(table);
        services.find(SampleBus.class).ifPresent(bus -> printSinks(bus.sinks(), out));
    }

    private static void printWatch(StorageWatch watch, TextTable table, Words words) {
        for (NotStored finding : watch.notStored()) {
            table.row(
                    words.say("status.notstored"),
                    finding.cause() == StorageWatch.Cause.STORE
                            ? words.say(
                                    "status.notstored.store", finding.since().toString())
                            : words.say(
                                    "status.notstored.device",
                                    finding.device(),
                                    finding.points().size(),
                                    finding.since().toString()));
        }
        List<ClockChange> changes = watch.clockChanges();
        if (!changes.isEmpty()) {
            ClockChange last = changes.get(changes.size() - 1);
            table.row(
                    words.say("status.clock"),
                    words.say(
                            "status.clock.change",
                            last.before().toString(),
                            last.after().toString(),
                            changes.size() - 1));
        }
    }

    private static void printSinks(List<SinkStatus> sinks, Output out) {
        Words words = out.words();
        out.line("");
        TextTable table = new TextTable(
                words.say("column.sink"),
                ">" + words.say("column.waiting"),
                ">" + words.say("column.capacity"),
                ">" + words.say("column.accepted"),
                ">" + words.say("column.dropped"),
                ">" + words.say("column.conflated"),
                ">" + words.say("column.failed"));
        for (SinkStatus sink : sinks) {
            table.row(
                    sink.name(),
                    Integer.toString(sink.waiting()),
                    Integer.toString(sink.capacity()),
                    Long.toString(sink.accepted()),
                    Long.toString(sink.dropped()),
                    Long.toString(sink.conflated()),
                    Long.toString(sink.failed()));
        }
        out.table(table);
    }

    private static <E extends Enum<E>> String counts(Map<E, Long> counts, Words words) {
        return counts.isEmpty()
                ? words.say("status.none")
                : counts.entrySet().stream()
                        .map(entry -> entry.getValue() + " " + words.say(entry.getKey()))
                        .collect(Collectors.joining(", "));
    }

    private static Map<DeviceState, Long> count(Devices devices) {
        return devices.devices().stream()
                .collect(Collectors.groupingBy(
                        DeviceStatus::state, () -> new EnumMap<>(DeviceState.class), Collectors.counting()));
    }

    private static Map<LineState, Long> count(Lines lines) {
        return lines.lines().stream()
                .collect(Collectors.groupingBy(
                        LineStatus::state, () -> new EnumMap<>(LineState.class), Collectors.counting()));
    }

    private static String history(HistorianStatus status, Words words) {
        String state = words.say(
                "status.history",
                words.say(status.state()),
                status.series(),
                status.samples(),
                status.diskBytes() / 1_000_000);
        return status.problem() == null ? state : state + ": " + status.problem();
    }

    private static List<UnusableDocument> unusable(Services services) {
        return services.find(SiteDocuments.class).map(SiteDocuments::unusable).orElse(List.of());
    }

    private static List<MapFileProblem> wrongMaps(Services services) {
        return services.find(MapFiles.class).map(MapFiles::problems).orElse(List.of());
    }

    private static Map<String, @Nullable Object> json(Services services) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("site", services.find(Site.class).map(Site::name).orElse(null));
        json.put(
                "zone",
                services.find(Site.class).map(site -> site.zone().getId()).orElse(null));
        json.put(
                "devices",
                services.find(Devices.class).map(StatusCommand::count).orElse(null));
        json.put("lines", services.find(Lines.class).map(StatusCommand::count).orElse(null));
        json.put(
                "drivers",
                services.find(Drivers.class)
                        .map(drivers -> drivers.installed().stream()
                                .map(driver -> Map.of(
                                        "family", driver.family(),
                                        "version", driver.version(),
                                        "devices", driver.devices()))
                                .toList())
                        .orElse(null));
        json.put(
                "historian",
                services.find(Historian.class)
                        .map(historian -> json(historian.status()))
                        .orElse(null));
        json.put(
                "notStored",
                services.find(StorageWatch.class)
                        .map(watch -> watch.notStored().stream()
                                .map(StatusCommand::json)
                                .toList())
                        .orElse(null));
        json.put(
                "clockChanges",
                services.find(StorageWatch.class)
                        .map(watch -> watch.clockChanges().stream()
                                .map(change -> Map.of(
                                        "before", change.before().toString(),
                                        "after", change.after().toString()))
                                .toList())
                        .orElse(null));
        json.put(
                "sinks",
                services.find(SampleBus.class)
                        .map(bus ->
                                bus.sinks().stream().map(StatusCommand::json).toList())
                        .orElse(null));
        json.put(
                "mapProblems",
                services.find(MapFiles.class)
                        .map(maps -> maps.problems().size())
                        .orElse(null));
        json.put(
                "unusableDocuments",
                unusable(services).stream()
                        .map(document -> Map.of(
                                "document", document.document(),
                                "reason", document.reason(),
                                "keptAs", document.keptAs(),
                                "found", document.found().toString()))
                        .toList());
        return json;
    }

    private static Map<String, @Nullable Object> json(HistorianStatus status) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("state", status.state().name());
        json.put("problem", status.problem());
        json.put("series", status.series());
        json.put("samples", status.samples());
        json.put("diskBytes", status.diskBytes());
        json.put(
                "lastCommit",
                status.lastCommit() == null ? null : status.lastCommit().toString());
        return json;
    }

    private static Map<String, Object> json(NotStored finding) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("cause", finding.cause());
        json.put("device", finding.device());
        json.put("points", finding.points());
        json.put("since", finding.since().toString());
        return json;
    }

    private static Map<String, Object> json(SinkStatus sink) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", sink.name());
        json.put("waiting", sink.waiting());
        json.put("capacity", sink.capacity());
        json.put("accepted", sink.accepted());
        json.put("dropped", sink.dropped());
        json.put("conflated", sink.conflated());
        json.put("failed", sink.failed());
        return json;
    }
}
