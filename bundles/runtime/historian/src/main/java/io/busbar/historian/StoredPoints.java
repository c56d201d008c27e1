package io.busbar.historian;

import io.busbar.driver.Quantity;
import io.busbar.driver.QuantityKind;
import io.busbar.gateway.history.StorageRule;
import io.busbar.historian.plan.Companions;
import io.busbar.historian.plan.Plan;
import io.busbar.historian.store.Catalogue;
import io.busbar.historian.store.Resolution;

/** What a series is, by its name: the last part of a point's id is its quantity. */
final class StoredPoints implements Catalogue.SeriesRules {

    private static final int FINE_BELOW_S = 600;

    private final Plan plan;

    StoredPoints(Plan plan) {
        this.plan = plan;
    }

    @Override
    public QuantityKind kind(String name) {
        return Quantity.find(Companions.quantityKey(name)).map(Quantity::kind).orElse(QuantityKind.GAUGE);
    }

    @Override
    public Resolution resolution(String name) {
        return Quantity.find(Companions.quantityKey(name))
                .map(quantity -> rule(name, quantity))
                .filter(rule -> rule.stored() && rule.periodS() < FINE_BELOW_S)
                .map(rule -> Resolution.FINE)
                .orElse(Resolution.STANDARD);
    }

    private StorageRule rule(String name, Quantity quantity) {
        int device = name.indexOf('/');
        int load = name.indexOf('/', device + 1);
        return load < 0
                ? plan.decide("", "", quantity).rule()
                : plan.decide(name.substring(0, device), name.substring(device + 1, load), quantity)
                        .rule();
    }
}
