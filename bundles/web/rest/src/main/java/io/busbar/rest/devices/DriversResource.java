package io.busbar.rest.devices;

import io.busbar.gateway.access.Permission;
import io.busbar.rest.access.Needs;
import io.busbar.rest.documents.Page;
import io.busbar.rest.documents.Paging;
import io.busbar.rest.services.GatewayServices;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** {@code /drivers}. */
@Path("drivers")
@Produces(MediaType.APPLICATION_JSON)
public final class DriversResource {

    private final GatewayServices services;

    /** Serves the drivers of these services. */
    public DriversResource(GatewayServices services) {
        this.services = services;
    }

    /** The installed drivers, ordered by family. */
    @GET
    @Needs(Permission.DIAGNOSE)
    public Page<DriverDocument> installed(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        return Paging.of(limit, after)
                .page(
                        services.drivers().installed(),
                        driver -> driver.family() + '/' + driver.bundle(),
                        DriverDocument::of);
    }
}
