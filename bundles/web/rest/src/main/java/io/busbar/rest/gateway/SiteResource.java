package io.busbar.rest.gateway;

import io.busbar.gateway.access.Permission;
import io.busbar.rest.access.Needs;
import io.busbar.rest.services.GatewayServices;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;

/** {@code /site}. */
@Path("site")
@Produces(MediaType.APPLICATION_JSON)
public final class SiteResource {

    private record SiteDocument(String name, String zone) {}

    private final GatewayServices services;

    /** Serves the site. */
    public SiteResource(GatewayServices services) {
        this.services = services;
    }

    /** Name and time zone of the site. */
    @GET
    @Needs(Permission.VIEW)
    public Object site() {
        return new SiteDocument(services.site().name(), services.site().zone().getId());
    }
}
