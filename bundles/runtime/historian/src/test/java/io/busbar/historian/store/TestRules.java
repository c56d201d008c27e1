package io.busbar.historian.store;

import io.busbar.driver.QuantityKind;

/** What a series is, by how its name begins and ends. */
public final class TestRules implements Catalogue.SeriesRules {

    @Override
    public QuantityKind kind(String name) {
        return name.endsWith("index") ? QuantityKind.INDEX : QuantityKind.GAUGE;
    }

    @Override
    public Resolution resolution(String name) {
        return name.startsWith("fine") ? Resolution.FINE : Resolution.STANDARD;
    }
}
