package io.busbar.gateway.site;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The loads of the site. Those of a device appear by themselves once it has said which it has, and stay known while it is away. What a
 * method accepted is on disk when it returns. Safe for use by any thread; changes may block for as long as the disk takes.
 */
@ProviderType
public interface Loads {

    /** EventAdmin topic of every change of the list of loads. */
    String TOPIC_CHANGED = "io/busbar/loads/CHANGED";

    /** Most loads that people can make. */
    int MOST_MADE = 200;

    /** Most parts of a load that people make. */
    int MOST_TERMS = 50;

    /** All loads, ordered by id. */
    List<Load> loads();

    /** One load. */
    Optional<Load> load(String id);

    /**
     * Changes loads, all of them or none.
     *
     * @return the loads as they are now, in the order of the changes
     * @throws io.busbar.gateway.problem.ProblemException naming each field at fault, as {@code changes.<position>.<field>}, if a load is
     *     unknown, or if the disk cannot take it
     */
    List<Load> change(List<LoadChange> changes);

    /**
     * Makes a load of others, or of points.
     *
     * @param key its name in ids: lower case, digits and {@code -}
     * @param settings name, fluid and terms are needed; the id is not looked at
     * @throws io.busbar.gateway.problem.ProblemException naming each field at fault
     */
    Load make(String key, LoadChange settings);

    /**
     * Forgets a load that people made, or one that its device no longer has.
     *
     * @throws io.busbar.gateway.problem.ProblemException if it is unknown, still there, or used elsewhere
     */
    void forget(String id);
}
