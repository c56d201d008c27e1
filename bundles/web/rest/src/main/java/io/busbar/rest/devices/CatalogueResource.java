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

/** {@code /catalogue}. */
@Component(service = CatalogueResource.class)
@JaxrsResource
@JaxrsApplicationSelect(BusbarApplication.SELECT)
@Path("catalogue")
@Produces(MediaType.APPLICATION_JSON)
public final class CatalogueResource {

    private final Drivers drivers;

    /** Serves the catalogue of these drivers. */
    @Activate
    public CatalogueResource(@Reference Drivers drivers) {
        this.drivers = drivers;
    }

    /** Every product that can be read, ordered by family and reference. */
    @GET
    @Needs(Permission.VIEW)
    public Page<ProductDocument> products(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        return Paging.of(limit, after)
                .page(
                        drivers.catalogue(),
                        product -> product.family() + '/' + product.reference(),
                        ProductDocument::of);
    }
}
