package io.busbar.shell;

import io.busbar.driver.Quality;
import io.busbar.driver.Quantity;
import io.busbar.driver.QuantityKind;
import io.busbar.driver.Unit;
import io.busbar.gateway.history.Historian;
import io.busbar.gateway.history.HistoryInterval;
import io.busbar.gateway.history.Step;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.gateway.site.Site;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.jspecify.annotations.Nullable;

/** Shows what a point did. */
@Service
@Command(
        scope = "busbar",
        name = "history",
        description = "Shows the history of a point",
        detailedDescription =
                "Times are instants (2026-01-31T08:00:00Z), days or times of the site (2026-01-31, 2026-01-31T08:00), or a while"
                        + " ago (-24h, -7d). Example: busbar:history e44-7/-/energy.active.import --from -7d --step 1d")
public final class HistoryCommand extends BusbarCommand {

    static final int MOST_ROWS = 10_000;
    private static final String RAW = "raw";

    @Argument(
            name = "point",
            multiValued = true,
            required = true,
            description = "Id of the point: device/load/quantity")
    @Completion(PointCompleter.class)
    private List<String> typed = List.of();

    @Option(name = "--from", description = "Beginning; one day before the end if not given")
    private @Nullable String from;

    @Option(name = "--to", description = "End; now if not given")
    private @Nullable String to;

    @Option(name = "--step", description = "Width of an interval: raw, 1s, 10s, 1m, 10m, 15m, 1h, 1d, 1w, 1mo or 1y")
    @Completion(
            value = StringsCompleter.class,
            values = {"raw", "1s", "10s", "1m", "10m", "15m", "1h", "1d", "1w", "1mo", "1y"})
    private String step = "1h";

    private record Stored(long timeMillis, double value, Quality quality) {}

    @Override
    List<String> typed() {
        return typed;
    }

    @Override
    void run(Services services, Output out) {
        String point = argument();
        Historian historian = services.need(Historian.class);
        ZoneId zone = services.need(Site.class).zone();
        TimeSpan span = TimeSpan.of(from, to, services.need(Clock.class).instant(), zone);
        if (historian.range(point).isEmpty()) {
            throw ProblemException.of(Kind.NOT_FOUND, "point.unknown", point);
        }
        Quantity quantity =
                Quantity.find(point.substring(point.lastIndexOf('/') + 1)).orElse(null);
        if (step.equals(RAW)) {
            printRaw(raw(historian, point, span), quantity, zone, out);
        } else {
            Step width = width(span);
            printIntervals(historian.intervals(point, span.from(), span.to(), width, zone), width, quantity, zone, out);
        }
    }

    private Step width(TimeSpan span) {
        Step width = Step.of(step).orElseThrow(() -> {
            String choices = Arrays.stream(Step.values()).map(Step::code).collect(Collectors.joining(", "));
            return ProblemException.invalid("--step", "choice.unknown", step, RAW + ", " + choices);
        });
        long intervals = Duration.between(span.from(), span.to()).toMillis() / width.millis();
        if (intervals > MOST_ROWS) {
            throw ProblemException.invalid("--step", "history.range", step, intervals, MOST_ROWS);
        }
        return width;
    }

    /** The latest rows are cut off where there are too many, and the output says so. */
    private List<Stored> raw(Historian historian, String point, TimeSpan span) {
        List<Stored> stored = new ArrayList<>();
        historian.raw(point, span.from(), span.to(), (timeMillis, value, quality) -> {
            stored.add(new Stored(timeMillis, value, quality));
            return stored.size() < MOST_ROWS;
        });
        return stored;
    }

    private static void printRaw(List<Stored> samples, @Nullable Quantity quantity, ZoneId zone, Output out) {
        if (out.isJson()) {
            out.json(samples.stream().map(HistoryCommand::json).toList());
            return;
        }
        Words words = out.words();
        Measures measures = new Measures(words);
        DateTimeFormatter times =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS XXX").withZone(zone);
        TextTable table =
                new TextTable(words.say("column.time"), ">" + words.say("column.value"), words.say("column.quality"));
        for (Stored sample : samples) {
            table.row(
                    times.format(Instant.ofEpochMilli(sample.timeMillis())),
                    measures.value(sample.value(), unit(quantity)),
                    sample.quality() == Quality.GOOD ? "" : words.say(sample.quality()));
        }
        out.table(table);
        out.say(samples.size() < MOST_ROWS ? "sample.count" : "sample.most", samples.size());
    }

    private static void printIntervals(
            List<HistoryInterval> intervals, Step width, @Nullable Quantity quantity, ZoneId zone, Output out) {
        if (out.isJson()) {
            out.json(intervals.stream().map(HistoryCommand::json).toList());
            return;
        }
        Words words = out.words();
        Measures measures = new Measures(words);
        Unit unit = unit(quantity);
        boolean index = quantity != null && quantity.kind() == QuantityKind.INDEX;
        DateTimeFormatter times = DateTimeFormatter.ofPattern(width.isCalendar() ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss")
                .withZone(zone);
        TextTable table = index
                ? new TextTable(
                        words.say("column.time"),
                        ">" + words.say("column.counted"),
                        ">" + words.say("column.reading"),
                        ">" + words.say("column.coverage"))
                : new TextTable(
                        words.say("column.time"),
                        ">" + words.say("column.minimum"),
                        ">" + words.say("column.average"),
                        ">" + words.say("column.maximum"),
                        ">" + words.say("column.coverage"));
        for (HistoryInterval interval : intervals) {
            String time = times.format(Instant.ofEpochMilli(interval.start()));
            String coverage = measures.percent(interval.coverage());
            if (index) {
                table.row(time, measures.value(interval.sum(), unit), measures.value(interval.last(), unit), coverage);
            } else {
                table.row(
                        time,
                        measures.value(interval.min(), unit),
                        measures.value(interval.avg(), unit),
                        measures.value(interval.max(), unit),
                        coverage);
            }
        }
        out.table(table);
        out.say("interval.count", intervals.size(), zone.getId());
    }

    private static Unit unit(@Nullable Quantity quantity) {
        return quantity == null ? Unit.ONE : quantity.unit();
    }

    private static Map<String, @Nullable Object> json(Stored sample) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("time", Instant.ofEpochMilli(sample.timeMillis()).toString());
        json.put("value", DeviceView.number(sample.value()));
        json.put("quality", sample.quality().name());
        return json;
    }

    private static Map<String, @Nullable Object> json(HistoryInterval interval) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("time", Instant.ofEpochMilli(interval.start()).toString());
        json.put("min", DeviceView.number(interval.min()));
        json.put("max", DeviceView.number(interval.max()));
        json.put("avg", DeviceView.number(interval.avg()));
        json.put("last", DeviceView.number(interval.last()));
        json.put("sum", DeviceView.number(interval.sum()));
        json.put("count", interval.count());
        json.put("coverage", DeviceView.number(interval.coverage()));
        return json;
    }
}
