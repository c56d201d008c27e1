package io.busbar.gateway.condition;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Knows conditions. Register it as a service; it is asked every few seconds by one thread, must return at once, and counts as knowing
 * none while it throws.
 */
@ConsumerType
public interface ConditionSource {

    /** What holds now. {@link Condition#since()} may be the time of the call: the first one told is kept. */
    List<Condition> standing();
}
