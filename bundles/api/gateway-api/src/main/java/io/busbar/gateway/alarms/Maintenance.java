package io.busbar.gateway.alarms;

import io.busbar.gateway.audit.Actor;
import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Devices and zones that are being worked on: their alarms are recorded, but nobody is called. Safe for use by any thread; durable when a
 * method returns.
 */
@ProviderType
public interface Maintenance {

    /** Longest maintenance, in days. */
    int LONGEST_DAYS = 31;

    /** EventAdmin topic of every change. */
    String TOPIC_CHANGED = "io/busbar/maintenance/CHANGED";

    /**
     * Work on a device or zone.
     *
     * @param id its id in this gateway
     * @param device id of the device; empty for a whole zone
     * @param zone name of the zone; empty for a device
     * @param from when it began
     * @param until when alarms count again by themselves
     * @param note why, in the author's words, 1 to 500 characters
     * @param author who declared it
     */
    record Work(String id, String device, String zone, Instant from, Instant until, String note, String author) {}

    /** What is under way, ordered by when it ends. */
    List<Work> underWay();

    /**
     * Declares work on a device or on a zone.
     *
     * @param device id of a device, or empty
     * @param zone name of a zone, or empty; exactly one of both
     * @throws io.busbar.gateway.problem.ProblemException naming each field at fault
     */
    Work begin(Actor actor, String device, String zone, Instant until, String note);

    /**
     * Ends work before its time.
     *
     * @throws io.busbar.gateway.problem.ProblemException {@code maintenance.unknown} if there is none of this id
     */
    void end(Actor actor, String id);
}
