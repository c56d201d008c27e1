package io.busbar.engine.detection;

import io.busbar.driver.Identification;
import io.busbar.driver.Product;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about one unit that is there.
 *
 * @param identification what it says of itself, or null where it says nothing that anybody understands
 * @param products the products that it may be, the likeliest first
 * @param generic whether the likeliest only stands in for one that nobody knows
 */
record Recognised(int unit, @Nullable Identification identification, List<Product> products, boolean generic) {

    boolean hasAbility(Product.Ability ability) {
        return !products.isEmpty() && products.get(0).abilities().contains(ability);
    }

    /** What tells this device from all others, or empty if it does not say. */
    String identity() {
        return identification == null || identification.serial().isBlank() || products.isEmpty()
                ? ""
                : products.get(0).reference() + '/' + identification.serial();
    }
}
