package io.busbar.gateway.condition;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The conditions of all {@link ConditionSource sources}. Ask once, then listen to {@link #TOPIC}: an event is posted when a condition comes,
 * changes its severity or details, or goes. Safe for use by any thread.
 */
@ProviderType
public interface Conditions {

    /**
     * EventAdmin topic. Properties: {@code code}, {@code object}, {@code severity} (all {@code String}), {@code active} ({@code Boolean},
     * false when it has gone), {@code since} ({@code java.time.Instant}), {@code details} ({@code Map<String, String>}).
     */
    String TOPIC = "io/busbar/condition/CHANGED";

    /** What holds now, in the order of code and object. Returns at once. */
    List<Condition> standing();
}
