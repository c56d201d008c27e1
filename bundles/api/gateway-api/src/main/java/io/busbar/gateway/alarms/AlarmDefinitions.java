package io.busbar.gateway.alarms;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The alarms that the gateway computes. What a method accepted is on disk and watched when it returns. Safe for use by any thread. */
@ProviderType
public interface AlarmDefinitions {

    /** How a definition fares. */
    enum Watching {
        /** Its values are good, and it is not beyond. */
        NORMAL,
        /** It is beyond, and the delay runs. */
        PENDING,
        /** It is an alarm. */
        ACTIVE,
        /** No good value of it has come for a while: nothing is known. */
        FROZEN,
        /** It is switched off. */
        DISABLED
    }

    /**
     * A definition and how it fares.
     *
     * @param value the value farthest towards its threshold, canonical unit; NaN where there is none
     */
    record Watched(AlarmDefinition definition, Watching watching, double value) {}

    /** All definitions, ordered by id. */
    List<Watched> definitions();

    /** One definition. */
    Optional<Watched> definition(String id);

    /**
     * Adds a definition. An empty id is filled in.
     *
     * @throws io.busbar.gateway.problem.ProblemException naming each field at fault
     */
    AlarmDefinition add(AlarmDefinition definition);

    /**
     * Changes a definition; an alarm of it that is active ends unless it still applies.
     *
     * @throws io.busbar.gateway.problem.ProblemException naming each field at fault
     */
    AlarmDefinition update(AlarmDefinition definition);

    /** Removes a definition; an alarm of it that is active ends. Refused while a combination names it. */
    void remove(String id);

    /**
     * Definitions that make sense for a load, going by what its device gives and by its nominal values; not stored. Those that it has already
     * are left out.
     *
     * @param locale in which language they are named
     *
     * @throws io.busbar.gateway.problem.ProblemException if there is no such device or load
     */
    List<AlarmDefinition> proposals(String device, String load, Locale locale);
}
