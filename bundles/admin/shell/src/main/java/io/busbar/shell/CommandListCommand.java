package io.busbar.shell;

import io.busbar.driver.DeviceCommand;
import io.busbar.gateway.devices.Commands;
import io.busbar.gateway.problem.Message;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** Lists what a device can be told to do. */
@Service
@Command(
        scope = "busbar",
        name = "command-list",
        description = "Lists what a device can be told to do, and why something cannot be carried out")
public final class CommandListCommand extends BusbarCommand {

    @Argument(name = "device", multiValued = true, required = true, description = "Id of the device")
    @Completion(DeviceCompleter.class)
    private List<String> typed = List.of();

    @Override
    List<String> typed() {
        return typed;
    }

    @Override
    void run(Services services, Output out) {
        List<Commands.Offer> offers = services.need(Commands.class).commands(argument());
        if (out.isJson()) {
            out.json(offers.stream().map(CommandListCommand::json).toList());
            return;
        }
        Words words = out.words();
        boolean french = words.locale().getLanguage().equals("fr");
        TextTable table = new TextTable(
                words.say("column.command"),
                words.say("column.meaning"),
                words.say("column.argument"),
                words.say("column.writes"),
                words.say("column.obstacle"));
        for (Commands.Offer offer : offers) {
            DeviceCommand command = offer.command();
            DeviceCommand.Argument argument = command.argument();
            Message obstacle = offer.obstacle();
            table.row(
                    command.key(),
                    french ? command.french() : command.english(),
                    argument == null
                            ? ""
                            : (french ? argument.french() : argument.english()) + " " + argument.lowest() + "…"
                                    + argument.highest(),
                    command.writes(),
                    obstacle == null ? "" : obstacle.text(words.locale()));
        }
        out.table(table);
        out.say("command.count", offers.size());
    }

    private static Map<String, @Nullable Object> json(Commands.Offer offer) {
        DeviceCommand command = offer.command();
        Message obstacle = offer.obstacle();
        DeviceCommand.Argument argument = command.argument();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("key", command.key());
        json.put("load", command.load());
        json.put("kind", command.kind().name());
        json.put("english", command.english());
        json.put("french", command.french());
        json.put("status", command.status().name());
        json.put("confirm", command.confirm());
        json.put("lowest", argument == null ? null : argument.lowest());
        json.put("highest", argument == null ? null : argument.highest());
        json.put("writes", command.writes());
        json.put("executable", offer.executable());
        json.put("obstacle", obstacle == null ? null : obstacle.text(Locale.ENGLISH));
        return json;
    }
}
