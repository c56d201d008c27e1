package io.busbar.exports;

import io.busbar.gateway.exports.Exports;
import io.busbar.gateway.exports.Exports.ActiveFault;
import io.busbar.gateway.exports.Exports.Fault;
import io.busbar.gateway.problem.Message;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The faults that last; each is told when it begins and when it ends. Safe for use by any thread. */
final class Faults {

    private final Clock clock;
    private final BiConsumer<String, Map<String, Object>> events;
    private final Map<String, ActiveFault> active = new LinkedHashMap<>();

    Faults(Clock clock, BiConsumer<String, Map<String, Object>> events) {
        this.clock = clock;
        this.events = events;
    }

    /** A fault is there, or is not. */
    void set(Fault fault, @Nullable String destination, @Nullable Message message) {
        String key = fault + "/" + destination;
        Map<String, Object> told;
        synchronized (this) {
            ActiveFault former = active.get(key);
            if (message == null ? former == null : former != null) {
                return;
            }
            if (message == null) {
                active.remove(key);
            } else {
                active.put(key, new ActiveFault(fault, destination, clock.instant(), message));
            }
            told = told(fault, destination, message == null ? former : active.get(key), message != null);
        }
        events.accept(Exports.TOPIC_FAULT, told);
    }

    private static Map<String, Object> told(
            Fault fault, @Nullable String destination, @Nullable ActiveFault which, boolean raised) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("fault", fault.name());
        properties.put("raised", raised);
        if (destination != null) {
            properties.put("destination", destination);
        }
        if (which != null) {
            properties.put("message", which.message().text(Locale.ENGLISH));
            properties.put("code", which.message().code());
            properties.put("arguments", which.message().arguments());
        }
        return properties;
    }

    /** What a destination that has gone had. */
    void forget(String destination) {
        for (Fault fault : Fault.values()) {
            set(fault, destination, null);
        }
    }

    synchronized List<ActiveFault> all() {
        return new ArrayList<>(active.values());
    }
}
