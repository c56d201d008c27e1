package io.busbar.gateway.detection;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Searches for devices. A detection goes on by itself until it has asked every unit id, politely: the devices that are set up keep their
 * periods. What it finds is put in the {@link Inbox}. Safe for use by any thread; returns at once.
 */
@ProviderType
public interface Detections {

    /** EventAdmin topic of a detection's progress, at most a few times a second; property {@code detection} has its id. */
    String TOPIC_CHANGED = "io/busbar/detection/CHANGED";

    /** Detections under way at once, at most. */
    int MOST_AT_ONCE = 4;

    /**
     * Begins to look for devices.
     *
     * @throws io.busbar.gateway.problem.ProblemException naming each field at fault, or if one is under way there already, or too many
     */
    Detection start(DetectionRequest request);

    /** Those under way and the last ones that ended, newest first. */
    List<Detection> detections();

    /** One of them. */
    Optional<Detection> detection(String id);

    /**
     * Stops a detection; does nothing to one that has ended.
     *
     * @throws io.busbar.gateway.problem.ProblemException if there is none with this id
     */
    void cancel(String id);
}
