package io.busbar.rest;

import io.busbar.rest.access.Doorkeeper;
import io.busbar.rest.gateway.GatewayProcess;
import io.busbar.rest.gateway.Readiness;
import io.busbar.rest.live.LiveFeed;
import io.busbar.rest.services.GatewayServices;
import java.util.Set;

/** The application as the whiteboard would get it. */
public final class ApplicationFixture {

    private ApplicationFixture() {}

    public static Set<Object> singletons(
            GatewayServices services, Readiness readiness, LiveFeed live, GatewayProcess process) {
        return new BusbarApplication(services, new Doorkeeper(services), readiness, process, live).getSingletons();
    }
}
