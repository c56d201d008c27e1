package io.busbar.rest.storage;

import io.busbar.gateway.access.Permission;
import io.busbar.gateway.history.StorageOverride;
import io.busbar.rest.access.Needs;
import io.busbar.rest.documents.EntityTags;
import io.busbar.rest.services.GatewayServices;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code /storage-plan}: what is stored of all devices. */
@Path("storage-plan")
@Produces(MediaType.APPLICATION_JSON)
public final class SitePlanResource {

    private final GatewayServices services;
    private final EntityTags tags = new EntityTags();
    private final Object changes = new Object();

    /** Serves the plan of these services. */
    public SitePlanResource(GatewayServices services) {
        this.services = services;
    }

    /** The overrides for all devices. */
    @GET
    @Needs(Permission.DIAGNOSE)
    public Response get() {
        return document(services.storagePlans().siteOverrides());
    }

    /** Replaces them, unless they have been changed since the caller read them. */
    @PUT
    @Needs(Permission.CONFIGURE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response change(@HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, OverridesDocument wish) {
        synchronized (changes) {
            tags.check(ifMatch, services.storagePlans().siteOverrides());
            services.storagePlans().setSiteOverrides(wish.list());
            return document(services.storagePlans().siteOverrides());
        }
    }

    private Response document(List<StorageOverride> overrides) {
        return Response.ok(new SitePlanDocument(overrides))
                .header(HttpHeaders.ETAG, tags.tag(overrides))
                .build();
    }
}
