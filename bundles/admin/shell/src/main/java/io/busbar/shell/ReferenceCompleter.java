package io.busbar.shell;

import io.busbar.gateway.devices.Drivers;
import java.util.Collection;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Completes a product reference, with hyphens for its spaces: the gateway takes it so, and nobody needs quotes. */
@Service
public final class ReferenceCompleter extends LookUpCompleter {

    @Override
    Collection<String> words(Services services, String typed) {
        return services.find(Drivers.class)
                .map(drivers -> drivers.catalogue().stream()
                        .map(product -> product.reference().replace(' ', '-'))
                        .toList())
                .orElse(List.of());
    }
}
