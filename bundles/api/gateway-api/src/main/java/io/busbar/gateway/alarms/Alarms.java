package io.busbar.gateway.alarms;

import io.busbar.gateway.audit.Actor;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Alarms and events of the site, active ones and the journal of those that were. Safe for use by any thread. What a fact or a listener has
 * told is on disk already.
 */
@ProviderType
public interface Alarms {

    /** EventAdmin topic of an alarm that became active. Properties as of {@link #TOPIC_ACKNOWLEDGED}. */
    String TOPIC_RAISED = "io/busbar/alarm/RAISED";

    /** EventAdmin topic of an alarm that became active again, changed its criticality or its extreme; not told of unsteady ones. */
    String TOPIC_CHANGED = "io/busbar/alarm/CHANGED";

    /** EventAdmin topic of an alarm whose cause has gone. Properties as of {@link #TOPIC_ACKNOWLEDGED}. */
    String TOPIC_CLEARED = "io/busbar/alarm/CLEARED";

    /**
     * EventAdmin topic of an acknowledgement. Properties: {@code alarm}, the {@link Alarm}; and for who cannot import it {@code id}, a
     * {@code Long}; {@code key}, {@code device}, {@code criticality}, {@code status}, texts; {@code silenced}, a {@code Boolean}.
     */
    String TOPIC_ACKNOWLEDGED = "io/busbar/alarm/ACKNOWLEDGED";

    /** All topics. */
    String TOPICS = "io/busbar/alarm/*";

    /**
     * Part of an answer.
     *
     * @param alarms newest first
     * @param next what {@code before} must be for the part that follows, or 0 at the end
     * @param total how many there are altogether
     */
    record Page(List<Alarm> alarms, long next, long total) {}

    /**
     * How many alarms want attention, without those under maintenance.
     *
     * @param critical active and critical
     * @param nonCritical active and non-critical
     * @param information active, for information
     * @param unacknowledged finished, and nobody has acknowledged them
     * @param silenced active, and under maintenance
     */
    record Counts(int critical, int nonCritical, int information, int unacknowledged, int silenced) {
        /** Active ones altogether, without those under maintenance. */
        public int active() {
            return critical + nonCritical + information;
        }
    }

    /**
     * What changed.
     *
     * @param version to ask with next time
     * @param alarms those that changed, as they are now, in the order of their change; the newest only where there are more than was asked for
     * @param complete whether that is all
     */
    record Changes(long version, List<Alarm> alarms, boolean complete) {}

    /**
     * A part of a time line.
     *
     * @param from when it begins
     * @param counts alarms that appeared in it, by {@link Criticality#ordinal()}
     */
    record Slice(Instant from, int[] counts) {}

    /**
     * How the journal fares.
     *
     * @param entries alarms and events that it holds
     * @param oldest when the oldest of them appeared; {@link Instant#EPOCH} where there is none
     * @param bytes what it takes on disk
     * @param waiting changes that are not on disk yet
     * @param removed alarms that were removed because there were too many, since the start of the process
     * @param problem why nothing can be written, in English; empty when all is well
     */
    record JournalStatus(long entries, Instant oldest, long bytes, int waiting, long removed, String problem) {}

    /**
     * Alarms newest first.
     *
     * @param before only those with a smaller id; {@link Long#MAX_VALUE} for the newest
     * @param limit at most so many, 1 to 1000
     * @throws io.busbar.gateway.problem.ProblemException if the disk cannot be read
     */
    Page alarms(AlarmQuery query, long before, int limit);

    /** One alarm. */
    Optional<Alarm> alarm(long id);

    /** Every alarm that matches, oldest first, as long as the visitor returns; for files. */
    void visit(AlarmQuery query, Consumer<Alarm> visitor);

    /** How many appeared when: the time from {@code from} to {@code to} in this many equal parts, 1 to 1000. */
    List<Slice> timeline(AlarmQuery query, Instant from, Instant to, int slices);

    /** How many want attention now. Costs nothing. */
    Counts counts();

    /** What changed after this version, at most so many; version 0 asks for the active ones. */
    Changes changesSince(long version, int most);

    /**
     * Acknowledges alarms, active or finished. Those that were acknowledged before stay as they are.
     *
     * @return those that were acknowledged now; durable
     * @throws io.busbar.gateway.problem.ProblemException {@code alarm.unknown} if one does not exist, and nothing was changed
     */
    List<Alarm> acknowledge(Actor actor, Collection<Long> ids, String comment);

    /** How the journal fares. */
    JournalStatus journal();
}
