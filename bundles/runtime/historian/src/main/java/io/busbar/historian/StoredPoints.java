package io.busbar.historian;

import io.busbar.driver.Quantity;
import io.busbar.driver.QuantityKind;
import io.busbar.historian.plan.Companions;
import io.busbar.historian.plan.StoragePlan;
import io.busbar.historian.store.Catalogue;
import io.busbar.historian.store.Resolution;
import java.time.Duration;

/** What a series is, by its name: the last part of a point's id is its quantity. */
final class StoredPoints implements Catalogue.SeriesRules {

    private static final Duration FINE_BELOW = Duration.ofMinutes(10);

    private final StoragePlan plan;

    StoredPoints(StoragePlan plan) {
        this.plan = plan;
    }

    @Override
    public QuantityKind kind(String name) {
        return Quantity.find(Companions.quantityKey(name)).map(Quantity::kind).orElse(QuantityKind.GAUGE);
    }

    @Override
    public Resolution resolution(String name) {
        boolean fine = Quantity.find(Companions.quantityKey(name))
                .map(plan::rule)
                .filter(rule -> rule.how() != StoragePlan.How.NOT)
                .filter(rule -> rule.period().compareTo(FINE_BELOW) < 0)
                .isPresent();
        return fine ? Resolution.FINE : Resolution.STANDARD;
    }
}
