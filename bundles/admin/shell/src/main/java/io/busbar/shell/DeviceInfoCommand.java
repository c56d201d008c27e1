package io.busbar.shell;

import io.busbar.driver.Identification;
import io.busbar.driver.LoadDescription;
import io.busbar.driver.Product;
import io.busbar.gateway.devices.DeviceStatus;
import io.busbar.gateway.devices.Devices;
import io.busbar.gateway.lines.Traffic;
import io.busbar.gateway.problem.Message;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** Shows all that is known of one device. */
@Service
@Command(scope = "busbar", name = "device-info", description = "Shows settings, state, counters and loads of a device")
public final class DeviceInfoCommand extends BusbarCommand {

    @Argument(name = "device", multiValued = true, required = true, description = "Id of the device")
    @Completion(DeviceCompleter.class)
    private List<String> typed = List.of();

    @Override
    List<String> typed() {
        return typed;
    }

    @Override
    void run(Services services, Output out) {
        String device = argument();
        DeviceStatus status = services.need(Devices.class)
                .device(device)
                .orElseThrow(() -> ProblemException.of(Kind.NOT_FOUND, "device.unknown", device));
        if (out.isJson()) {
            out.json(json(status));
        } else {
            print(status, services.need(Clock.class), out);
        }
    }

    private static void print(DeviceStatus status, Clock clock, Output out) {
        Words words = out.words();
        Measures measures = new Measures(words);
        TextTable table =
                new TextTable(words.say("column.device"), status.config().id());
        table.row(words.say("column.name"), status.config().name());
        table.row(words.say("column.zone"), status.config().zone());
        table.row(words.say("column.reference"), status.config().reference());
        Product product = status.product();
        if (product != null && product.status().needsBadge()) {
            table.row("", words.say("device.unverified", product.source()));
        }
        table.row(
                words.say("column.line"),
                words.say(
                        "device.place",
                        status.config().line(),
                        Integer.toString(status.config().unit())));
        table.row(
                words.say("column.state"),
                words.say(
                        "device.since",
                        DeviceView.state(status, words),
                        measures.age(status.since(), clock.instant())));
        Message error = status.error();
        if (error != null) {
            table.row(words.say("column.error"), error.text(words.locale()));
        }
        Identification said = status.identification();
        if (said != null) {
            table.row(
                    words.say("device.says"),
                    words.say("device.identification", said.vendor(), said.product(), said.serial(), said.software()));
        }
        Traffic traffic = status.traffic();
        table.row(
                words.say("column.counters"),
                words.say(
                        "device.counters",
                        traffic.requests(),
                        traffic.answers(),
                        traffic.timeouts(),
                        traffic.exceptions(),
                        traffic.malformed()));
        table.row(
                words.say("device.response"),
                words.say("device.times", measures.number(traffic.p50Millis()), measures.number(traffic.p99Millis())));
        table.row(
                words.say("column.stretch"),
                words.say(
                        "device.timing",
                        measures.number(status.timing().stretch()),
                        status.timing().skipped(),
                        measures.number(status.timing().p99LateMillis())));
        for (LoadDescription load : status.loads()) {
            table.row(words.say("device.load", load.key()), (load.name() + "  " + load.connection()).strip());
        }
        out.table(table);
    }

    private static Map<String, @Nullable Object> json(DeviceStatus status) {
        Map<String, @Nullable Object> json = DeviceView.json(status);
        json.put("periodsMs", status.config().periodsMs());
        json.put("loads", DeviceView.json(status.loads()));
        Identification said = status.identification();
        if (said != null) {
            Map<String, Object> identification = new LinkedHashMap<>();
            identification.put("vendor", said.vendor());
            identification.put("product", said.product());
            identification.put("serial", said.serial());
            identification.put("software", said.software());
            identification.put("tableVersion", said.tableVersion());
            json.put("identification", identification);
        }
        return json;
    }
}
