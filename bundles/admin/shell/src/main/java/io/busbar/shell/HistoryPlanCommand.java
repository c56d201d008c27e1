package io.busbar.shell;

import io.busbar.gateway.history.Aggregate;
import io.busbar.gateway.history.PlannedPoint;
import io.busbar.gateway.history.StorageOverride;
import io.busbar.gateway.history.StoragePlans;
import io.busbar.gateway.problem.ProblemException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.jspecify.annotations.Nullable;

/** Shows and changes what is stored. */
@Service
@Command(
        scope = "busbar",
        name = "history-plan",
        description = "Shows or changes what is stored of a device, or of all",
        detailedDescription =
                "Without --quantity the plan is shown. Examples: busbar:history-plan i35-102 --quantity voltage --period 10;"
                        + " busbar:history-plan --quantity current.*.h5 --store yes; busbar:history-plan i35-102 --quantity voltage --usual")
public final class HistoryPlanCommand extends BusbarCommand {

    @Argument(name = "device", multiValued = true, description = "Id of the device; all devices if not given")
    @Completion(DeviceCompleter.class)
    private List<String> typed = List.of();

    @Option(
            name = "--quantity",
            description = "What to change: a key or its beginning, * for any characters (power.active, current.*.h5)")
    private @Nullable String quantity;

    @Option(name = "--load", description = "Number of the load, - for the device itself; all if not given")
    private @Nullable String load;

    @Option(name = "--store", description = "Whether it is stored: yes or no")
    @Completion(
            value = StringsCompleter.class,
            values = {"yes", "no"})
    private @Nullable String store;

    @Option(name = "--period", description = "Seconds over which is averaged, or between two readings, 1 to 3600")
    private @Nullable String period;

    @Option(name = "--keep", description = "What is kept of a gauge: average, minimum, maximum, or last; with commas")
    private @Nullable String keep;

    @Option(name = "--usual", description = "Go back to what is usual")
    private boolean usual;

    @Override
    List<String> typed() {
        return typed;
    }

    @Override
    void run(Services services, Output out) {
        StoragePlans plans = services.need(StoragePlans.class);
        String device = argument();
        if (quantity != null) {
            change(plans, device);
        } else if (load != null || store != null || period != null || keep != null || usual) {
            throw ProblemException.invalid("--quantity", "field.required");
        }
        if (device.isEmpty()) {
            printOverrides(plans.siteOverrides(), out);
        } else {
            printPoints(plans.points(device), out);
        }
    }

    private void change(StoragePlans plans, String device) {
        List<StorageOverride> before = device.isEmpty() ? plans.siteOverrides() : plans.overrides(device);
        List<StorageOverride> after = new ArrayList<>(before);
        String keys = Objects.requireNonNull(quantity);
        after.removeIf(other -> other.quantity().equals(keys) && Objects.equals(other.load(), load));
        if (!usual) {
            after.add(0, new StorageOverride(keys, load, stored(), Numbers.whole("--period", period), aggregates()));
        }
        if (device.isEmpty()) {
            plans.setSiteOverrides(after);
        } else {
            plans.setOverrides(device, after);
        }
    }

    private @Nullable Boolean stored() {
        if (store == null) {
            return null;
        }
        return switch (store) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw ProblemException.invalid("--store", "choice.unknown", store, "yes, no");
        };
    }

    private @Nullable Set<Aggregate> aggregates() {
        if (keep == null) {
            return null;
        }
        Set<Aggregate> wanted = EnumSet.noneOf(Aggregate.class);
        for (String word : keep.split(",", -1)) {
            try {
                wanted.add(Aggregate.valueOf(word.strip().toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw ProblemException.invalid(
                        "--keep", "choice.unknown", word.strip(), "average, minimum, maximum, last");
            }
        }
        return wanted;
    }

    private static void printOverrides(List<StorageOverride> overrides, Output out) {
        if (out.isJson()) {
            out.json(overrides.stream().map(HistoryPlanCommand::json).toList());
            return;
        }
        Words words = out.words();
        TextTable table = new TextTable(
                words.say("column.quantity"),
                words.say("column.load"),
                words.say("column.stored"),
                ">" + words.say("column.period"),
                words.say("column.kept"));
        for (StorageOverride override : overrides) {
            table.row(
                    override.quantity(),
                    override.load() == null ? words.say("plan.all") : override.load(),
                    override.stored() == null ? words.say("plan.usual") : yesNo(override.stored(), words),
                    override.periodS() == null ? words.say("plan.usual") : override.periodS() + " s",
                    override.aggregates() == null ? words.say("plan.usual") : kept(override.aggregates(), words));
        }
        out.table(table);
        out.say("plan.site", overrides.size());
    }

    private static void printPoints(List<PlannedPoint> points, Output out) {
        if (out.isJson()) {
            out.json(points.stream().map(HistoryPlanCommand::json).toList());
            return;
        }
        Words words = out.words();
        Measures measures = new Measures(words);
        TextTable table = new TextTable(
                words.say("column.point"),
                words.say("column.stored"),
                ">" + words.say("column.period"),
                words.say("column.kept"),
                words.say("column.decided"),
                ">" + words.say("column.bytes.year"));
        for (PlannedPoint point : points) {
            boolean stored = point.rule().stored();
            table.row(
                    point.point(),
                    yesNo(stored, words),
                    stored ? point.rule().periodS() + " s" : "",
                    stored ? kept(point.rule().aggregates(), words) : "",
                    words.say(point.origin()),
                    stored ? measures.bytes(point.bytesPerYear()) : "");
        }
        out.table(table);
        long bytes = points.stream().mapToLong(PlannedPoint::bytesPerYear).sum();
        long stored = points.stream().filter(point -> point.rule().stored()).count();
        out.say("plan.points", points.size(), stored, measures.bytes(bytes));
    }

    private static String yesNo(boolean yes, Words words) {
        return words.say(yes ? "yes" : "no");
    }

    private static String kept(Set<Aggregate> aggregates, Words words) {
        return aggregates.stream().map(words::say).collect(Collectors.joining(", "));
    }

    private static Map<String, @Nullable Object> json(StorageOverride override) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("quantity", override.quantity());
        json.put("load", override.load());
        json.put("stored", override.stored());
        json.put("periodS", override.periodS());
        json.put("aggregates", override.aggregates());
        return json;
    }

    private static Map<String, @Nullable Object> json(PlannedPoint point) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("point", point.point());
        json.put("stored", point.rule().stored());
        json.put("periodS", point.rule().periodS());
        json.put("aggregates", point.rule().aggregates());
        json.put("origin", point.origin());
        json.put("bytesPerYear", point.bytesPerYear());
        return json;
    }
}
