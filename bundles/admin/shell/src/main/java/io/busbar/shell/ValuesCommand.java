package io.busbar.shell;

import io.busbar.driver.Points;
import io.busbar.driver.Quality;
import io.busbar.driver.Quantities;
import io.busbar.gateway.devices.Devices;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.gateway.values.LastValues;
import io.busbar.gateway.values.LiveValue;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** Shows what a device measures now. */
@Service
@Command(scope = "busbar", name = "values", description = "Shows the last values of a device, with units and quality")
public final class ValuesCommand extends BusbarCommand {

    @Argument(name = "device", multiValued = true, required = true, description = "Id of the device")
    @Completion(DeviceCompleter.class)
    private List<String> typed = List.of();

    @Option(name = "--only", description = "Only quantities whose key or name contains this text")
    private @Nullable String only;

    @Override
    List<String> typed() {
        return typed;
    }

    @Override
    void run(Services services, Output out) {
        String device = argument();
        if (services.need(Devices.class).device(device).isEmpty()) {
            throw ProblemException.of(Kind.NOT_FOUND, "device.unknown", device);
        }
        Locale locale = out.words().locale();
        List<LiveValue> values = services.need(LastValues.class).values(device).stream()
                .filter(value -> isWanted(value, locale))
                .toList();
        if (out.isJson()) {
            out.json(values.stream().map(ValuesCommand::json).toList());
        } else {
            print(values, services.need(Clock.class).instant(), out);
        }
    }

    private boolean isWanted(LiveValue value, Locale locale) {
        return only == null
                || value.quantity().key().contains(only)
                || Quantities.name(value.quantity(), locale).toLowerCase(locale).contains(only.toLowerCase(locale));
    }

    private static void print(List<LiveValue> values, Instant now, Output out) {
        Words words = out.words();
        Measures measures = new Measures(words);
        TextTable table = new TextTable(
                words.say("column.load"),
                words.say("column.quantity"),
                ">" + words.say("column.value"),
                words.say("column.quality"),
                words.say("column.age"),
                words.say("column.key"));
        for (LiveValue value : values) {
            table.row(
                    value.load().equals(Points.NO_LOAD) ? "" : value.load(),
                    Quantities.name(value.quantity(), words.locale()),
                    value.text() == null
                            ? measures.value(value.value(), value.quantity().unit())
                            : value.text(),
                    value.quality() == Quality.GOOD ? "" : words.say(value.quality()),
                    measures.age(value.time(), now),
                    value.quantity().key());
        }
        out.table(table);
        out.say("value.count", values.size());
    }

    private static Map<String, @Nullable Object> json(LiveValue value) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("point", value.point());
        json.put("load", value.load());
        json.put("quantity", value.quantity().key());
        json.put("value", DeviceView.number(value.value()));
        json.put("text", value.text());
        json.put("unit", value.quantity().unit().symbol());
        json.put("time", value.time().toString());
        json.put("quality", value.quality().name());
        return json;
    }
}
