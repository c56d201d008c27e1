package io.busbar.gateway.devices;

import io.busbar.driver.Product;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The installed drivers and the catalogue that they make up together. */
@ProviderType
public interface Drivers {

    /**
     * An installed driver.
     *
     * @param bundle symbolic name of its bundle
     * @param version version of its bundle
     * @param devices how many devices it is reading
     */
    record Installed(String family, String bundle, String version, List<Product> products, int devices) {}

    /** All installed drivers, ordered by family. */
    List<Installed> installed();

    /** Every product of every driver, ordered by family and reference. */
    List<Product> catalogue();
}
