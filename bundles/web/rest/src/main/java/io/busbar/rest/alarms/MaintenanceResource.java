package io.busbar.rest.alarms;

import io.busbar.gateway.access.Permission;
import io.busbar.gateway.alarms.Maintenance.Work;
import io.busbar.rest.access.Callers;
import io.busbar.rest.access.Needs;
import io.busbar.rest.documents.Parameters;
import io.busbar.rest.services.GatewayServices;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;

/** {@code /alarms/maintenance}: devices and zones that are being worked on. */
@Path("alarms/maintenance")
@Produces(MediaType.APPLICATION_JSON)
public final class MaintenanceResource {

    private final GatewayServices services;

    /** Serves the maintenance of these services. */
    public MaintenanceResource(GatewayServices services) {
        this.services = services;
    }

    record WorkList(List<Work> items) {}

    record Wish(@Nullable String device, @Nullable String zone, @Nullable String until, @Nullable String note) {}

    /** What is under way. Needs more than looking at alarms, as an author may be a person's name. */
    @GET
    @Needs(Permission.ACKNOWLEDGE)
    public WorkList list() {
        return new WorkList(services.maintenance().underWay());
    }

    /** Declares work on a device or a zone. */
    @POST
    @Needs(Permission.ACKNOWLEDGE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response begin(Wish wish, @Context SecurityContext security, @Context HttpServletRequest request) {
        Work work = services.maintenance()
                .begin(
                        Callers.actor(services, security, request),
                        Objects.requireNonNullElse(wish.device(), ""),
                        Objects.requireNonNullElse(wish.zone(), ""),
                        Parameters.time("until", wish.until()),
                        Objects.requireNonNullElse(wish.note(), ""));
        return Response.created(URI.create("alarms/maintenance/" + work.id()))
                .entity(work)
                .build();
    }

    /** Ends work before its time. */
    @DELETE
    @Path("{id}")
    @Needs(Permission.ACKNOWLEDGE)
    public Response end(
            @PathParam("id") String id, @Context SecurityContext security, @Context HttpServletRequest request) {
        services.maintenance().end(Callers.actor(services, security, request), id);
        return Response.noContent().build();
    }
}
