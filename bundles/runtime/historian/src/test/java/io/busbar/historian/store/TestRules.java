package io.busbar.historian.store;

import io.busbar.driver.QuantityKind;

/** Every series is a gauge of standard resolution. */
final class TestRules implements Catalogue.SeriesRules {

    @Override
    public QuantityKind kind(String name) {
        return QuantityKind.GAUGE;
    }

    @Override
    public Resolution resolution(String name) {
        return name.startsWith("fine") ? Resolution.FINE : Resolution.STANDARD;
    }
}
