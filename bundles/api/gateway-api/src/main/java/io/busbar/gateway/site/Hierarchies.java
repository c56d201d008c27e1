package io.busbar.gateway.site;

import io.busbar.gateway.problem.FieldProblem;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The hierarchies of the site. What a method accepted is on disk when it returns. Safe for use by any thread; changes may block for as long
 * as the disk takes.
 */
@ProviderType
public interface Hierarchies {

    /** EventAdmin topic of every change of a hierarchy; property {@code hierarchy} has its id. */
    String TOPIC_CHANGED = "io/busbar/hierarchy/CHANGED";

    /**
     * How much is possible.
     *
     * @param hierarchies hierarchies of the site, at least 10
     * @param nodes nodes of a hierarchy, at least 32
     * @param loads loads of a hierarchy, at least 50
     */
    record Limits(int hierarchies, int nodes, int loads) {}

    /** How much is possible here. */
    Limits limits();

    /** All hierarchies, ordered by name. */
    List<Hierarchy> hierarchies();

    /** One hierarchy. */
    Optional<Hierarchy> hierarchy(String id);

    /**
     * Adds a hierarchy that has nothing but its main node, which gets the same name.
     *
     * @throws io.busbar.gateway.problem.ProblemException naming each field at fault, or if there are as many as possible
     */
    Hierarchy add(String name, String fluid);

    /**
     * Replaces a hierarchy. Elements that nothing links yet are accepted.
     *
     * @throws io.busbar.gateway.problem.ProblemException naming each element and link at fault
     */
    Hierarchy change(Hierarchy hierarchy);

    /**
     * What would be wrong with a hierarchy; empty if it could be stored.
     *
     * @return problems of the fields {@code name}, {@code fluid}, {@code elements.<position>} and {@code links.<position>}
     */
    List<FieldProblem> check(Hierarchy hierarchy);

    /**
     * Removes a hierarchy.
     *
     * @throws io.busbar.gateway.problem.ProblemException if it is unknown, or linked into another
     */
    void remove(String id);
}
