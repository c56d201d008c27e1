package io.busbar.shell;

import io.busbar.gateway.devices.Devices;
import io.busbar.gateway.devices.Lines;
import io.busbar.gateway.problem.ProblemException;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** Sets counters of the traffic to zero. */
@Service
@Command(
        scope = "busbar",
        name = "counters-reset",
        description = "Sets the counters of requests and errors of a device, or of a line and all its devices, to zero")
public final class CountersResetCommand extends BusbarCommand {

    @Argument(name = "device", multiValued = true, description = "Id of the device")
    @Completion(DeviceCompleter.class)
    private List<String> typed = List.of();

    @Option(name = "--line", description = "Id of the line, instead of a device")
    @Completion(LineCompleter.class)
    private @Nullable String line;

    @Override
    List<String> typed() {
        return typed;
    }

    @Override
    void run(Services services, Output out) {
        String device = argument();
        if (device.isEmpty() == (line == null)) {
            throw ProblemException.invalid("device", "field.required");
        }
        String done = line == null ? device : line;
        if (line == null) {
            services.need(Devices.class).resetCounters(device);
        } else {
            services.need(Lines.class).resetCounters(line);
        }
        if (out.isJson()) {
            out.json(Map.of("reset", done));
        } else {
            out.say("counters.reset", done);
        }
    }
}
