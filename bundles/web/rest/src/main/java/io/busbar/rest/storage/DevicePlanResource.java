package io.busbar.rest.storage;

import io.busbar.gateway.access.Permission;
import io.busbar.gateway.history.PlannedPoint;
import io.busbar.gateway.history.StorageOverride;
import io.busbar.gateway.history.StoragePlans;
import io.busbar.rest.access.Needs;
import io.busbar.rest.documents.EntityTags;
import io.busbar.rest.services.GatewayServices;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code /devices/{id}/storage-plan}: what is stored of one device. */
@Path("devices/{id}/storage-plan")
@Produces(MediaType.APPLICATION_JSON)
public final class DevicePlanResource {

    private final GatewayServices services;
    private final EntityTags tags = new EntityTags();
    private final Object changes = new Object();

    /** Serves the plan of these services. */
    public DevicePlanResource(GatewayServices services) {
        this.services = services;
    }

    /** The overrides for a device, and how each of its points is stored. */
    @GET
    @Needs(Permission.DIAGNOSE)
    public Response get(@PathParam("id") String device) {
        return document(device);
    }

    /** Replaces the overrides, unless they have been changed since the caller read them. */
    @PUT
    @Needs(Permission.CONFIGURE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response change(
            @PathParam("id") String device,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            OverridesDocument wish) {
        synchronized (changes) {
            StoragePlans plans = services.storagePlans();
            // Says first that there is no such device.
            plans.points(device);
            tags.check(ifMatch, plans.overrides(device));
            plans.setOverrides(device, wish.list());
            return document(device);
        }
    }

    private Response document(String device) {
        StoragePlans plans = services.storagePlans();
        List<PlannedPoint> points = plans.points(device);
        List<StorageOverride> overrides = plans.overrides(device);
        return Response.ok(DevicePlanDocument.of(overrides, points))
                .header(HttpHeaders.ETAG, tags.tag(overrides))
                .build();
    }
}
