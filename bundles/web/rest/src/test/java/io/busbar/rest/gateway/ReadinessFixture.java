package io.busbar.rest.gateway;

import io.busbar.rest.services.GatewayServices;

/** Makes what the framework would inject. */
public final class ReadinessFixture {

    private ReadinessFixture() {}

    public static Readiness of(GatewayServices services) {
        return new Readiness("0.1.0", services);
    }
}
