package io.busbar.shell;

import io.busbar.gateway.detection.FoundDevice;
import io.busbar.gateway.detection.Inbox;
import java.util.Collection;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Completes the id of an entry of the inbox. */
@Service
public final class InboxCompleter extends LookUpCompleter {

    @Override
    Collection<String> words(Services services, String typed) {
        return services.find(Inbox.class)
                .map(inbox -> inbox.entries().stream().map(FoundDevice::id).toList())
                .orElse(List.of());
    }
}
