package io.busbar.simulator.shell;

import io.busbar.simulator.Simulator;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.jspecify.annotations.Nullable;

/** Completes the id of a simulated device. */
@Service
public final class SimulatedDeviceCompleter implements Completer {

    @Reference
    private @Nullable Simulator simulator;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        StringsCompleter ids = new StringsCompleter();
        if (simulator != null) {
            simulator.devices().forEach(device -> ids.getStrings()
                    .add(device.spec().id()));
        }
        return ids.complete(session, line, candidates);
    }
}
