package io.busbar.rest.detection;

import io.busbar.gateway.access.Permission;
import io.busbar.gateway.detection.Detection;
import io.busbar.gateway.detection.DetectionRequest;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.rest.access.Needs;
import io.busbar.rest.documents.Page;
import io.busbar.rest.services.GatewayServices;
import java.net.URI;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;

/** {@code /detections}. */
@Path("detections")
@Produces(MediaType.APPLICATION_JSON)
public final class DetectionsResource {

    private final GatewayServices services;

    /** Serves the detections of these services. */
    public DetectionsResource(GatewayServices services) {
        this.services = services;
    }

    /** Those under way and the last ones that ended, newest first; so few that they are one page. */
    @GET
    @Needs(Permission.CONFIGURE)
    public Page<Detection> list() {
        return new Page<>(services.detections().detections(), null);
    }

    /** Begins to look for devices. */
    @POST
    @Needs(Permission.CONFIGURE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response start(DetectionRequest request) {
        Detection begun = services.detections().start(request);
        return Response.created(URI.create("detections/" + begun.id()))
                .entity(begun)
                .build();
    }

    /** One detection. */
    @GET
    @Path("{id}")
    @Needs(Permission.CONFIGURE)
    public Detection get(@PathParam("id") String id) {
        return services.detections()
                .detection(id)
                .orElseThrow(() -> ProblemException.of(Kind.NOT_FOUND, "detection.unknown", id));
    }

    /** Stops a detection. */
    @DELETE
    @Path("{id}")
    @Needs(Permission.CONFIGURE)
    public Response cancel(@PathParam("id") String id) {
        services.detections().cancel(id);
        return Response.noContent().build();
    }
}
