package io.busbar.gateway.devices;

import io.busbar.gateway.lines.LineConfig;
import io.busbar.gateway.lines.LineStatus;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The lines of the site, as people set them up. What a method accepted is on disk when it returns. */
@ProviderType
public interface Lines {

    /** All lines, ordered by id. */
    List<LineStatus> lines();

    /** One line. */
    Optional<LineStatus> line(String id);

    /**
     * Adds a line.
     *
     * @throws io.busbar.gateway.problem.ProblemException naming each field at fault
     */
    LineStatus add(LineConfig config);

    /** Changes a line; its devices reconnect. */
    LineStatus update(LineConfig config);

    /** Removes a line that no device uses. */
    void remove(String id);

    /** Sets the counters of a line and its devices to zero. */
    void resetCounters(String id);
}
