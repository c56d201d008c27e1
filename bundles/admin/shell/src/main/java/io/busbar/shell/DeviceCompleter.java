package io.busbar.shell;

import io.busbar.gateway.devices.Devices;
import java.util.Collection;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Completes the id of a device. */
@Service
public final class DeviceCompleter extends LookUpCompleter {

    @Override
    Collection<String> words(Services services, String typed) {
        return services.find(Devices.class)
                .map(devices -> devices.devices().stream()
                        .map(device -> device.config().id())
                        .toList())
                .orElse(List.of());
    }
}
