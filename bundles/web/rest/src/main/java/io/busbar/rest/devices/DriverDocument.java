package io.busbar.rest.devices;

import io.busbar.driver.Product;
import io.busbar.gateway.devices.Drivers;
import java.util.List;

/** An installed driver. */
record DriverDocument(String family, String bundle, String version, int devices, List<String> products) {

    static DriverDocument of(Drivers.Installed driver) {
        return new DriverDocument(
                driver.family(),
                driver.bundle(),
                driver.version(),
                driver.devices(),
                driver.products().stream().map(Product::reference).toList());
    }
}
