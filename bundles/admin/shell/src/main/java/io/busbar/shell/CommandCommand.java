package io.busbar.shell;

import io.busbar.gateway.audit.Actor;
import io.busbar.gateway.devices.Commands;
import io.busbar.gateway.problem.ProblemException;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** Has a device carry out a command. */
@Service
@Command(
        scope = "busbar",
        name = "command",
        description = "Has a device carry out one of its commands, and waits until it has confirmed",
        detailedDescription = "busbar:command-list DEVICE lists the commands."
                + " Example: busbar:command e44-7 reset.energy.partial --confirm")
public final class CommandCommand extends BusbarCommand {

    private static final int WORDS = 2;

    @Argument(
            name = "device-and-command",
            multiValued = true,
            required = true,
            description = "Id of the device and key of the command")
    @Completion(DeviceCompleter.class)
    private List<String> typed = List.of();

    @Option(name = "--argument", description = "The number that the command takes")
    private @Nullable String number;

    @Option(name = "--confirm", description = "Say that you mean it, where the command asks for that")
    private boolean confirm;

    @Override
    List<String> typed() {
        return typed;
    }

    @Override
    void run(Services services, Output out) {
        String[] words = argument().split(" ");
        if (words.length != WORDS) {
            throw ProblemException.invalid("device-and-command", "field.required");
        }
        Integer argument = Numbers.whole("argument", number);
        services.need(Commands.class)
                .execute(new Commands.Order(
                        words[0], words[1], argument == null ? null : argument.longValue(), confirm, Actor.SHELL));
        if (out.isJson()) {
            out.json(Map.of("device", words[0], "executed", words[1]));
        } else {
            out.say("command.executed", words[0], words[1]);
        }
    }
}
