package io.busbar.engine.devices;

import io.busbar.driver.Identification;
import io.busbar.driver.Product;
import java.util.Optional;

/** Whether a device is what it is set up as. */
public final class ProductMatch {

    private ProductMatch() {}

    /**
     * The product that the device is instead of the one it is set up as; empty if it is the right one, or says nothing that anybody
     * recognises. Sister products share maps and sometimes names, so a device that names the reference itself is believed whatever a driver
     * makes of it.
     */
    public static Optional<Product> disagreement(
            String reference, Optional<Product> recognised, Identification identification) {
        return recognised
                .filter(product -> !product.reference().equals(reference))
                .filter(product -> !names(identification, References.shortForm(reference, product.family())));
    }

    private static boolean names(Identification identification, String shortForm) {
        return References.plain(identification.product()).contains(shortForm);
    }
}
