package io.busbar.rest.devices;

import io.busbar.gateway.access.Permission;
import io.busbar.gateway.devices.Drivers;
import io.busbar.rest.BusbarApplication;
import io.busbar.rest.access.Needs;
import io.busbar.rest.documents.Page;
import io.busbar.rest.documents.Paging;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** {@code /drivers}. */
@Component(service = DriversResource.class)
@JaxrsResource
@JaxrsApplicationSelect(BusbarApplication.SELECT)
@Path("drivers")
@Produces(MediaType.APPLICATION_JSON)
public final class DriversResource {

    private final Drivers drivers;

    /** Serves the drivers of these drivers. */
    @Activate
    public DriversResource(@Reference Drivers drivers) {
        this.drivers = drivers;
    }

    /** The installed drivers, ordered by family. */
    @GET
    @Needs(Permission.DIAGNOSE)
    public Page<DriverDocument> installed(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        return Paging.of(limit, after)
                .page(drivers.installed(), driver -> driver.family() + '/' + driver.bundle(), DriverDocument::of);
    }
}
