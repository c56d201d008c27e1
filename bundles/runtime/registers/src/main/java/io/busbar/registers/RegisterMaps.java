package io.busbar.registers;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The maps of one driver, as they are in use now. Every driver made of maps registers one as an OSGi service beside its
 * {@link io.busbar.driver.Driver}, so that simulators and tools read the same maps. Safe for use by any thread.
 */
@ProviderType
public interface RegisterMaps {

    /** Family of the maps that belong to no other family's driver. */
    String SITE = "site";

    /** Family of the driver. */
    String family();

    /** All maps of products, in the order of their files. */
    List<RegisterMap> products();

    /** The map of the product with this catalogue reference. */
    Optional<RegisterMap> product(String reference);

    /** What is wrong in the site's own files for this driver. */
    List<MapProblem> problems();

    /**
     * What would be wrong if this file were among the site's own, where it would take the place of the file with its name. Changes
     * nothing.
     */
    List<MapProblem> lint(MapSource file);
}
