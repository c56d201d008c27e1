package io.busbar.shell;

import io.busbar.gateway.devices.Lines;
import io.busbar.gateway.lines.LineConfig;
import io.busbar.gateway.lines.LineConfig.Kind;
import io.busbar.gateway.lines.LineStatus;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** Lists the lines. */
@Service
@Command(scope = "busbar", name = "line-list", description = "Lists the lines, their state and their counters")
public final class LineListCommand extends BusbarCommand {

    @Override
    void run(Services services, Output out) {
        List<LineStatus> lines = services.need(Lines.class).lines();
        if (out.isJson()) {
            out.json(lines.stream().map(LineListCommand::json).toList());
            return;
        }
        Words words = out.words();
        Measures measures = new Measures(words);
        Clock clock = services.need(Clock.class);
        TextTable table = new TextTable(
                words.say("column.line"),
                words.say("column.endpoint"),
                words.say("column.state"),
                words.say("column.since"),
                ">" + words.say("column.requests"),
                ">" + words.say("column.timeouts"),
                ">p50 ms",
                ">p99 ms",
                ">" + words.say("column.stretch"),
                words.say("column.error"));
        for (LineStatus line : lines) {
            table.row(
                    line.config().id(),
                    endpoint(line.config()),
                    words.say(line.state()),
                    measures.age(line.since(), clock.instant()),
                    Long.toString(line.traffic().requests()),
                    Long.toString(line.traffic().timeouts()),
                    measures.number(line.traffic().p50Millis()),
                    measures.number(line.traffic().p99Millis()),
                    "×" + measures.number(line.timing().stretch()),
                    line.error() == null ? "" : line.error().text(words.locale()));
        }
        out.table(table);
        out.say("line.count", lines.size());
    }

    private static String endpoint(LineConfig line) {
        return line.kind() == Kind.RTU
                ? line.serialPort() + " " + line.baud()
                : line.host() + ":" + line.port() + (line.kind() == Kind.TCP ? "" : " RTU");
    }

    private static Map<String, @Nullable Object> json(LineStatus line) {
        LineConfig config = line.config();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", config.id());
        json.put("kind", config.kind().name());
        json.put("host", config.host());
        json.put("port", config.port());
        json.put("serialPort", config.serialPort());
        json.put("baud", config.baud());
        json.put("timeoutMs", config.timeoutMs());
        json.put("state", line.state().name());
        json.put("since", line.since().toString());
        json.put("lastError", line.lastError());
        json.put("counters", DeviceView.json(line.traffic()));
        json.put("skipped", line.timing().skipped());
        json.put("p99LateMillis", DeviceView.number(line.timing().p99LateMillis()));
        json.put("stretch", DeviceView.number(line.timing().stretch()));
        return json;
    }
}
