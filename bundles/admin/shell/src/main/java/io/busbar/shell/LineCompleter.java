package io.busbar.shell;

import io.busbar.gateway.devices.Lines;
import java.util.Collection;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Completes the id of a line. */
@Service
public final class LineCompleter extends LookUpCompleter {

    @Override
    Collection<String> words(Services services, String typed) {
        return services.find(Lines.class)
                .map(lines ->
                        lines.lines().stream().map(line -> line.config().id()).toList())
                .orElse(List.of());
    }
}
