package io.busbar.historian;

import io.busbar.gateway.history.Historian;
import io.busbar.gateway.history.HistorianStatus.State;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

/** Tells the house when the history takes samples and when it does not. */
final class StateFacts implements BiConsumer<State, @Nullable String> {

    private final @Nullable EventAdmin events;

    StateFacts(@Nullable EventAdmin events) {
        this.events = events;
    }

    @Override
    public void accept(State state, @Nullable String problem) {
        if (events != null) {
            Map<String, Object> properties = new HashMap<>();
            properties.put("state", state.name());
            if (problem != null) {
                properties.put("problem", problem);
            }
            events.postEvent(new Event(Historian.TOPIC_STATE, properties));
        }
    }
}
