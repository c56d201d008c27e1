package io.busbar.shell;

import io.busbar.gateway.devices.DeviceStatus;
import io.busbar.gateway.devices.Devices;
import io.busbar.gateway.devices.NewDevice;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** Adds a device. */
@Service
@Command(
        scope = "busbar",
        name = "device-add",
        description = "Adds a device and begins to read it",
        detailedDescription =
                "Says where the device is either by --line, or by --host and --port, for which a Modbus TCP line is found or made."
                        + " Example: busbar:device-add DIRIS-Digiware-I-35 --host 10.0.0.7 --unit 102 --name \"Main switchboard\"")
public final class DeviceAddCommand extends BusbarCommand {

    @Argument(
            name = "reference",
            multiValued = true,
            description = "Product reference of the catalogue, spaces written as hyphens")
    @Completion(ReferenceCompleter.class)
    private List<String> typed = List.of();

    @Option(name = "--host", description = "Host name or IP address of the device or its gateway")
    private @Nullable String host;

    @Option(name = "--port", description = "TCP port; 502 if not given")
    private @Nullable String port;

    @Option(name = "--line", description = "Id of an existing line, instead of host and port")
    @Completion(LineCompleter.class)
    private @Nullable String line;

    @Option(name = "--unit", description = "Modbus unit id, 0 to 255")
    private @Nullable String unit;

    @Option(name = "--name", description = "What people call it; made of reference and unit if not given")
    private @Nullable String name;

    @Option(name = "--zone", description = "Where it is")
    private @Nullable String zone;

    @Option(name = "--id", description = "Id of the device; made of reference and unit if not given")
    private @Nullable String id;

    @Override
    List<String> typed() {
        return typed;
    }

    @Override
    void run(Services services, Output out) {
        NewDevice wish = new NewDevice(
                id, argument(), name, zone, line, host, Numbers.whole("port", port), Numbers.whole("unit", unit));
        DeviceStatus added = services.need(Devices.class).add(wish);
        if (out.isJson()) {
            out.json(DeviceView.json(added));
        } else if (added.config().line().isEmpty()) {
            out.say("device.added.itself", added.config().id(), added.config().reference());
        } else {
            out.say(
                    "device.added",
                    added.config().id(),
                    added.config().reference(),
                    Integer.toString(added.config().unit()),
                    added.config().line());
        }
    }
}
