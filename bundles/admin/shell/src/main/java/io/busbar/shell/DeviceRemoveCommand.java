package io.busbar.shell;

import io.busbar.gateway.devices.Devices;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Removes a device. */
@Service
@Command(
        scope = "busbar",
        name = "device-remove",
        description = "Removes a device; what it measured stays in the history")
public final class DeviceRemoveCommand extends BusbarCommand {

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
        services.need(Devices.class).remove(device);
        if (out.isJson()) {
            out.json(Map.of("removed", device));
        } else {
            out.say("device.removed", device);
        }
    }
}
