package io.busbar.rest.devices;

import io.busbar.gateway.access.Permission;
import io.busbar.gateway.devices.DeviceConfig;
import io.busbar.gateway.devices.DeviceStatus;
import io.busbar.gateway.devices.NewDevice;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.rest.access.Caller;
import io.busbar.rest.access.Needs;
import io.busbar.rest.documents.EntityTags;
import io.busbar.rest.documents.Page;
import io.busbar.rest.documents.Paging;
import io.busbar.rest.services.GatewayServices;
import java.net.URI;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.PATCH;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;

/** {@code /devices}. */
@Path("devices")
@Produces(MediaType.APPLICATION_JSON)
public final class DevicesResource {

    private final GatewayServices services;
    private final EntityTags tags = new EntityTags();
    private final Object changes = new Object();

    /** Serves the devices of these services. */
    public DevicesResource(GatewayServices services) {
        this.services = services;
    }

    /** The devices, page by page. */
    @GET
    @Needs(Permission.DIAGNOSE)
    public Page<DeviceDocument> list(
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after,
            @Context SecurityContext security) {
        boolean addresses = Caller.of(security).seesAddresses();
        return Paging.of(limit, after)
                .page(
                        services.devices().devices(),
                        device -> device.config().id(),
                        device -> DeviceDocument.of(device, addresses));
    }

    /** Adds a device. */
    @POST
    @Needs(Permission.CONFIGURE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(NewDevice wish, @Context SecurityContext security) {
        DeviceStatus added = services.devices().add(wish);
        return document(
                added,
                security,
                Response.created(URI.create("devices/" + added.config().id())));
    }

    /** Changes several devices alike: all of them, or none if one of them cannot be so. */
    @PATCH
    @Needs(Permission.CONFIGURE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Page<DeviceDocument> changeSeveral(SeveralDevices wish, @Context SecurityContext security) {
        boolean addresses = Caller.of(security).seesAddresses();
        synchronized (changes) {
            List<DeviceConfig> planned = wish.ids().stream()
                    .map(id ->
                            services.devices().planUpdate(wish.config(device(id).config())))
                    .toList();
            return new Page<>(
                    planned.stream()
                            .map(config -> DeviceDocument.of(services.devices().update(config), addresses))
                            .toList(),
                    null);
        }
    }

    /** One device. */
    @GET
    @Path("{id}")
    @Needs(Permission.DIAGNOSE)
    public Response get(@PathParam("id") String id, @Context SecurityContext security) {
        return document(device(id), security, Response.ok());
    }

    /** Changes a device, unless it has been changed since the caller read it. */
    @PUT
    @Path("{id}")
    @Needs(Permission.CONFIGURE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response change(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            DeviceSettings settings,
            @Context SecurityContext security) {
        synchronized (changes) {
            DeviceConfig before = device(id).config();
            tags.check(ifMatch, before);
            return document(services.devices().update(settings.config(before)), security, Response.ok());
        }
    }

    /** Removes a device; what it measured stays. */
    @DELETE
    @Path("{id}")
    @Needs(Permission.CONFIGURE)
    public Response remove(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        synchronized (changes) {
            tags.check(ifMatch, device(id).config());
            services.devices().remove(id);
        }
        return Response.noContent().build();
    }

    /** Sets the counters of a device's traffic to zero. */
    @POST
    @Path("{id}/counters/reset")
    @Needs(Permission.CONFIGURE)
    public Response resetCounters(@PathParam("id") String id) {
        services.devices().resetCounters(device(id).config().id());
        return Response.noContent().build();
    }

    /** Has the device's own configuration read again. */
    @POST
    @Path("{id}/refresh")
    @Needs(Permission.CONFIGURE)
    public Response refresh(@PathParam("id") String id) {
        services.devices().refresh(device(id).config().id());
        return Response.noContent().build();
    }

    private DeviceStatus device(String id) {
        return services.devices()
                .device(id)
                .orElseThrow(() -> ProblemException.of(Kind.NOT_FOUND, "device.unknown", id));
    }

    private Response document(DeviceStatus status, SecurityContext security, Response.ResponseBuilder answer) {
        return answer.header(HttpHeaders.ETAG, tags.tag(status.config()))
                .entity(DeviceDocument.of(status, Caller.of(security).seesAddresses()))
                .build();
    }
}
