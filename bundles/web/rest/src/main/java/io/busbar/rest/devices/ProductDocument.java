package io.busbar.rest.devices;

import io.busbar.driver.MapStatus;
import io.busbar.driver.Product;
import java.util.List;

/** A product of the catalogue. */
record ProductDocument(
        String reference,
        String family,
        int loads,
        int phases,
        List<Product.Ability> abilities,
        MapStatus mapStatus,
        boolean mapVerified,
        String source) {

    static ProductDocument of(Product product) {
        return new ProductDocument(
                product.reference(),
                product.family(),
                product.loads(),
                product.phases(),
                product.abilities().stream().sorted().toList(),
                product.status(),
                !product.status().needsBadge(),
                product.source());
    }
}
