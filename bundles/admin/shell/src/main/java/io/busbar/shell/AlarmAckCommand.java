package io.busbar.shell;

import io.busbar.gateway.alarms.Alarm;
import io.busbar.gateway.alarms.Alarms;
import io.busbar.gateway.audit.Actor;
import io.busbar.gateway.problem.ProblemException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** Acknowledges alarms. */
@Service
@Command(
        scope = "busbar",
        name = "alarm-ack",
        description = "Acknowledges alarms, active or finished",
        detailedDescription = "Example: busbar:alarm-ack 12 13 --comment \"relay tested\"")
public final class AlarmAckCommand extends BusbarCommand {

    @Argument(name = "ids", multiValued = true, description = "Numbers of alarms")
    private List<String> typed = List.of();

    @Option(name = "--comment", description = "What there is to say about them")
    private @Nullable String comment;

    @Override
    List<String> typed() {
        return typed;
    }

    @Override
    void run(Services services, Output out) {
        if (argument().isEmpty()) {
            throw ProblemException.invalid("ids", "field.required");
        }
        Set<Long> ids = new TreeSet<>();
        for (String id : argument().split(" ")) {
            ids.add(number(id));
        }
        List<Alarm> done =
                services.need(Alarms.class).acknowledge(Actor.SHELL, ids, Objects.requireNonNullElse(comment, ""));
        if (out.isJson()) {
            out.json(AlarmListCommand.json(done, out.words().locale()));
        } else {
            out.say("alarm.acknowledged", done.size());
        }
    }

    private static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException e) {
            throw ProblemException.invalid("ids", "number.format", id);
        }
    }
}
