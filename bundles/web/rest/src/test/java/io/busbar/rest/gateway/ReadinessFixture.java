package io.busbar.rest.gateway;

import io.busbar.gateway.devices.Devices;
import io.busbar.gateway.history.Historian;
import io.busbar.gateway.values.LastValues;

/** Makes what the framework would inject. */
public final class ReadinessFixture {

    private ReadinessFixture() {}

    public static Readiness of(Devices devices, LastValues values, Historian historian) {
        return new Readiness("0.1.0", devices, values, historian);
    }
}
