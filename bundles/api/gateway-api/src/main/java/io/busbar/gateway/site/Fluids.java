package io.busbar.gateway.site;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The fluids: those that every site has, and those that it added. What a method accepted is on disk when it returns. Safe for use by any
 * thread.
 */
@ProviderType
public interface Fluids {

    /** Most fluids that a site can add. */
    int MOST = 20;

    /** All fluids, the predefined ones first in their usual order, then those of the site by name. */
    List<Fluid> fluids();

    /** One fluid. */
    Optional<Fluid> fluid(String id);

    /**
     * Adds a fluid.
     *
     * @param name what people call it
     * @param unit unit in which it is counted, at most 8 characters
     * @throws io.busbar.gateway.problem.ProblemException naming each field at fault
     */
    Fluid add(String name, String unit);

    /**
     * Changes a fluid. Of a predefined one only currency, tariffs, prices and emissions are taken.
     *
     * @throws io.busbar.gateway.problem.ProblemException naming each field at fault
     */
    Fluid change(Fluid fluid);

    /**
     * Removes a fluid of the site.
     *
     * @throws io.busbar.gateway.problem.ProblemException if it is unknown or predefined, or loads or hierarchies have it
     */
    void remove(String id);
}
