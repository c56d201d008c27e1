package io.busbar.shell;

import io.busbar.gateway.devices.MapTools;
import io.busbar.gateway.devices.MapTools.Check;
import io.busbar.gateway.devices.MapTools.Reading;
import io.busbar.gateway.problem.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** Reads a device once by its map and shows raw and decoded values side by side, and whether they can be true together. */
@Service
@Command(
        scope = "busbar",
        name = "map-test",
        description = "Reads a device once by its map: raw and decoded values, and whether they are plausible",
        detailedDescription =
                "Compare the values with the device's own display. The result is not zero if a check says that they cannot be true"
                        + " together.")
public final class MapTestCommand extends BusbarCommand {

    private static final long PATIENCE_SECONDS = 60;

    @Argument(name = "device", multiValued = true, description = "Id of the device")
    @Completion(DeviceCompleter.class)
    private List<String> typed = List.of();

    private boolean failed;

    @Override
    List<String> typed() {
        return typed;
    }

    @Override
    boolean hasFailed() {
        return failed;
    }

    @Override
    void run(Services services, Output out) {
        MapTools.Trial trial = trial(services.need(MapTools.class));
        failed = trial.checks().stream().anyMatch(check -> !check.plausible());
        if (out.isJson()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put(
                    "readings",
                    trial.readings().stream().map(MapTestCommand::json).toList());
            json.put("checks", trial.checks().stream().map(MapTestCommand::json).toList());
            out.json(json);
            return;
        }
        Words words = out.words();
        TextTable values = new TextTable(
                words.say("column.load"),
                words.say("column.quantity"),
                words.say("column.address"),
                words.say("column.type"),
                words.say("column.raw"),
                words.say("column.value"));
        for (Reading reading : trial.readings()) {
            values.row(
                    reading.load(),
                    reading.quantity(),
                    Integer.toString(reading.address()),
                    reading.type(),
                    reading.words().isEmpty() ? "–" : reading.words(),
                    value(reading));
        }
        out.table(values);
        out.line("");
        for (Check check : trial.checks()) {
            out.line(words.say(
                    check.plausible() ? "map.check.fine" : "map.check.wrong",
                    check.load(),
                    check.name(),
                    number(check.found()),
                    number(check.expected())));
        }
        if (trial.checks().isEmpty()) {
            out.line(words.say("map.check.none"));
        }
    }

    private MapTools.Trial trial(MapTools tools) {
        try {
            return tools.tryOut(argument(), null).toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        } catch (ExecutionException | TimeoutException e) {
            throw ProblemException.of(ProblemException.Kind.UNAVAILABLE, "map.trial.line", argument());
        }
    }

    private static String value(Reading reading) {
        if (!reading.failure().isEmpty()) {
            return reading.failure();
        }
        if (!reading.text().isEmpty()) {
            return reading.text();
        }
        return Double.isNaN(reading.value()) ? "–" : (number(reading.value()) + ' ' + reading.unit()).strip();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 1000 ? "%.1f" : "%.4g", value);
    }

    private static Map<String, @Nullable Object> json(Reading reading) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("load", reading.load());
        json.put("quantity", reading.quantity());
        json.put("address", reading.address());
        json.put("type", reading.type());
        json.put("words", reading.words());
        json.put("value", Double.isNaN(reading.value()) ? null : reading.value());
        json.put("text", reading.text());
        json.put("unit", reading.unit());
        json.put("failure", reading.failure());
        return json;
    }

    private static Map<String, Object> json(Check check) {
        return Map.of(
                "load", check.load(),
                "name", check.name(),
                "expected", check.expected(),
                "found", check.found(),
                "plausible", check.plausible());
    }
}
