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

/** {@code /catalogue}. */
@Path("catalogue")
@Produces(MediaType.APPLICATION_JSON)
public final class CatalogueResource {

    private final GatewayServices services;

    /** Serves the catalogue of these services. */
    public CatalogueResource(GatewayServices services) {
        this.services = services;
    }

    /** Every product that can be read, ordered by family and reference. */
    @GET
    @Needs(Permission.VIEW)
    public Page<ProductDocument> products(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        return Paging.of(limit, after)
                .page(
                        services.drivers().catalogue(),
                        product -> product.family() + '/' + product.reference(),
                        ProductDocument::of);
    }
}
