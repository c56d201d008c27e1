package io.busbar.shell;

import io.busbar.gateway.devices.DeviceStatus;
import io.busbar.gateway.devices.Devices;
import java.time.Clock;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Lists the devices. */
@Service
@Command(scope = "busbar", name = "device-list", description = "Lists the devices and how they fare")
public final class DeviceListCommand extends BusbarCommand {

    @Override
    void run(Services services, Output out) {
        List<DeviceStatus> devices = services.need(Devices.class).devices();
        if (out.isJson()) {
            out.json(devices.stream().map(DeviceView::json).toList());
            return;
        }
        Words words = out.words();
        Measures measures = new Measures(words);
        Clock clock = services.need(Clock.class);
        TextTable table = new TextTable(
                words.say("column.device"),
                words.say("column.name"),
                words.say("column.reference"),
                words.say("column.line"),
                ">" + words.say("column.unit"),
                words.say("column.state"),
                words.say("column.since"));
        for (DeviceStatus device : devices) {
            table.row(
                    device.config().id(),
                    device.config().name(),
                    device.config().reference(),
                    device.config().line(),
                    Integer.toString(device.config().unit()),
                    DeviceView.state(device, words),
                    measures.age(device.since(), clock.instant()));
        }
        out.table(table);
        out.say("device.count", devices.size());
    }
}
