package io.busbar.rest.gateway;

import io.busbar.gateway.access.Permission;
import io.busbar.rest.access.Needs;
import io.busbar.rest.live.LiveFeed;
import io.busbar.rest.services.GatewayServices;
import java.util.function.Supplier;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;

/** {@code /system/state}. */
@Path("system/state")
@Produces(MediaType.APPLICATION_JSON)
public final class SystemResource {

    private final Readiness readiness;
    private final GatewayServices services;
    private final Supplier<LiveFeed> live;

    /** Reports on these. */
    public SystemResource(Readiness readiness, GatewayServices services, Supplier<LiveFeed> live) {
        this.readiness = readiness;
        this.services = services;
        this.live = live;
    }

    /** How the gateway fares. */
    @GET
    @Needs(Permission.DIAGNOSE)
    public Object state() {
        return SystemDocument.of(
                readiness.health(),
                readiness.historian().orElse(null),
                services.bus().sinks(),
                live.get().status(),
                services.documents().unusable());
    }
}
