package io.busbar.historian;

import io.busbar.gateway.history.StorageWatch;
import io.busbar.gateway.history.StorageWatch.Cause;
import io.busbar.gateway.history.StorageWatch.NotStored;
import io.busbar.historian.plan.StorageWatcher;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the house, and the log, of which points nothing is stored any more. */
final class NotStoredFacts implements StorageWatcher.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(NotStoredFacts.class);

    private final @Nullable EventAdmin events;

    NotStoredFacts(@Nullable EventAdmin events) {
        this.events = events;
    }

    @Override
    public void changed(NotStored finding, boolean raised) {
        if (raised) {
            LOG.warn(
                    "Nothing is stored of {} since {}",
                    finding.cause() == Cause.STORE
                            ? "anything"
                            : finding.points().size() + " point(s) of " + finding.device(),
                    finding.since());
        } else {
            LOG.info("Everything of {} is stored again", finding.cause() == Cause.STORE ? "all" : finding.device());
        }
        if (events != null) {
            Map<String, Object> properties = new HashMap<>();
            properties.put("state", raised ? "RAISED" : "CLEARED");
            properties.put("cause", finding.cause().name());
            properties.put("points", finding.points().toArray(String[]::new));
            properties.put("since", finding.since().toEpochMilli());
            if (finding.cause() == Cause.DEVICE) {
                properties.put("device", finding.device());
            }
            events.postEvent(new Event(StorageWatch.TOPIC_NOT_STORED, properties));
        }
    }
}
