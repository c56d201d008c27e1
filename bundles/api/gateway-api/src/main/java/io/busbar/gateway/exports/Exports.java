package io.busbar.gateway.exports;

import io.busbar.gateway.audit.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Sends what was measured to others as files, by schedule or when asked. A file waits in a spool on the disk until its server has it; files
 * of a destination go in the order in which they were made, each exactly once. What a method accepted is on disk when it returns. Safe for
 * use by any thread; every method but reads may block for as long as the disk takes.
 */
@ProviderType
public interface Exports {

    /**
     * EventAdmin topic of a fault that begins or ends. Properties: {@code fault} (a {@link Fault} by name), {@code raised} (Boolean),
     * {@code destination} (id; absent where the fault is not that of one), {@code message} (an English sentence), {@code code} (the sentence
     * in the catalogue of problems) and {@code arguments} (a list of what it mentions).
     */
    String TOPIC_FAULT = "io/busbar/exports/FAULT";

    /** EventAdmin topic of a change of settings, destinations or spool; no properties. */
    String TOPIC_CHANGED = "io/busbar/exports/CHANGED";

    /** How many destinations there may be. */
    int MOST_DESTINATIONS = 8;

    /** What can be wrong for longer than a moment. */
    enum Fault {
        /** "FTP error": EMS files are wanted and the site has no name of its own, so none is made. */
        SITE_NAME,
        /** "FTP error": a destination does not take its files. */
        DELIVERY,
        /** The spool is at least 80 % full. */
        SPOOL
    }

    /**
     * A fault that lasts.
     *
     * @param destination whose it is; null where it is not that of one
     * @param since when it began
     */
    record ActiveFault(
            Fault fault, @Nullable String destination, Instant since, io.busbar.gateway.problem.Message message) {}

    /** The names in files, and the schedules. */
    ExportSettings settings();

    /**
     * Replaces them.
     *
     * @throws io.busbar.gateway.problem.ProblemException naming each field at fault, such as {@code schedules.INDEX.everyMinutes}
     */
    void configure(Actor actor, ExportSettings settings);

    /** The destinations, ordered by id. */
    List<Destination> destinations();

    /** One destination. */
    Optional<Destination> destination(String id);

    /** Whether a password is kept for a destination. */
    boolean hasPassword(String id);

    /**
     * Adds a destination.
     *
     * @param password the password, encrypted before it is stored and never given back; null for none
     * @throws io.busbar.gateway.problem.ProblemException naming each field at fault
     */
    void add(Actor actor, Destination destination, @Nullable String password);

    /**
     * Changes a destination.
     *
     * @param password a new password, empty to forget it, null to keep it; another host, port or user forgets it unless a new one is given
     */
    void update(Actor actor, Destination destination, @Nullable String password);

    /** Removes a destination; files that wait for it are discarded. */
    void remove(Actor actor, String id);

    /**
     * Tries a destination out, saved or not; takes up to a minute.
     *
     * @param password the password; null for the one that is kept for the destination of this id, host, port and user
     * @throws io.busbar.gateway.problem.ProblemException naming each field at fault, or if it is asked for too often
     */
    ConnectionTest test(Actor actor, Destination destination, @Nullable String password);

    /** The schedules with their next times. */
    List<ScheduleStatus> schedules();

    /**
     * What waits.
     *
     * @param most how many files are listed at most
     */
    SpoolStatus spool(int most);

    /** Tries the first file of a destination now, whatever the back-off says. */
    void retry(String destination);

    /** Discards a file that waits. */
    void discard(Actor actor, long file);

    /**
     * Deliveries, newest first.
     *
     * @param before only those with a smaller number; null for all
     * @param most at most so many
     */
    List<Delivery> deliveries(@Nullable Long before, int most);

    /** Faults that last. */
    List<ActiveFault> faults();

    /**
     * Makes the files of a range and puts them into the spool, behind what waits already.
     *
     * @param destination id of the destination
     * @param categories what about; empty for those of the destination
     * @param devices ids of devices; empty for all
     * @param from inclusive
     * @param to exclusive
     * @throws io.busbar.gateway.problem.ProblemException naming each field at fault, or if one is running
     */
    ExportRun export(
            Actor actor, String destination, Set<Category> categories, Set<String> devices, Instant from, Instant to);

    /** The run that was asked for last. */
    Optional<ExportRun> run();

    /** Stops the run that is under way, if one is; files made so far are sent. */
    void stop(Actor actor);
}
