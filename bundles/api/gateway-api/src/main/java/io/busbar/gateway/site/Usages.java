package io.busbar.gateway.site;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The usages: a list that every site has, and those that it added. What a method accepted is on disk when it returns. Safe for use by any
 * thread.
 */
@ProviderType
public interface Usages {

    /** Most usages that a site can add. */
    int MOST = 100;

    /** All usages, the predefined ones first in their usual order, then those of the site by name. */
    List<Usage> usages();

    /** One usage. */
    Optional<Usage> usage(String id);

    /**
     * Adds a usage.
     *
     * @throws io.busbar.gateway.problem.ProblemException if the name is empty, too long or taken, or there are too many
     */
    Usage add(String name);

    /**
     * Renames a usage of the site.
     *
     * @throws io.busbar.gateway.problem.ProblemException if it is unknown or predefined, or the name cannot be used
     */
    Usage rename(String id, String name);

    /**
     * Removes a usage of the site.
     *
     * @throws io.busbar.gateway.problem.ProblemException if it is unknown or predefined, or loads have it
     */
    void remove(String id);
}
