package io.busbar.shell;

import io.busbar.gateway.devices.Devices;
import io.busbar.gateway.history.Historian;
import java.util.Collection;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Completes the id of a point with history: first its device, then the rest. */
@Service
public final class PointCompleter extends LookUpCompleter {

    private static final int MOST = 2000;

    @Override
    Collection<String> words(Services services, String typed) {
        if (typed.indexOf('/') < 0) {
            return services.find(Devices.class)
                    .map(devices -> devices.devices().stream()
                            .map(device -> device.config().id() + "/")
                            .toList())
                    .orElse(List.of());
        }
        return services.find(Historian.class)
                .map(historian -> historian.points(typed).stream().limit(MOST).toList())
                .orElse(List.of());
    }
}
