package io.busbar.rest.history;

import io.busbar.gateway.access.Permission;
import io.busbar.rest.access.Needs;
import io.busbar.rest.services.GatewayServices;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;

/** {@code /history/status}. */
@Path("history/status")
@Produces(MediaType.APPLICATION_JSON)
public final class HistoryStatusResource {

    private final GatewayServices services;

    /** Serves the store and what watches it. */
    public HistoryStatusResource(GatewayServices services) {
        this.services = services;
    }

    /** How the store fares, points of which nothing is stored any more, and changes of the clock. */
    @GET
    @Needs(Permission.DIAGNOSE)
    public HistoryStatusDocument status() {
        return HistoryStatusDocument.of(services.historian().status(), services.storageWatch());
    }
}
