package io.busbar.rest.lines;

import io.busbar.gateway.access.Permission;
import io.busbar.gateway.lines.LineStatus;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.rest.access.Caller;
import io.busbar.rest.access.Needs;
import io.busbar.rest.documents.EntityTags;
import io.busbar.rest.documents.Page;
import io.busbar.rest.documents.Paging;
import io.busbar.rest.services.GatewayServices;
import java.net.URI;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
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

/** {@code /lines}. */
@Path("lines")
@Produces(MediaType.APPLICATION_JSON)
public final class LinesResource {

    private final GatewayServices services;
    private final EntityTags tags = new EntityTags();
    private final Object changes = new Object();

    /** Serves the lines of these services. */
    public LinesResource(GatewayServices services) {
        this.services = services;
    }

    /** The lines, page by page. */
    @GET
    @Needs(Permission.DIAGNOSE)
    public Page<LineDocument> list(
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after,
            @Context SecurityContext security) {
        boolean addresses = Caller.of(security).seesAddresses();
        return Paging.of(limit, after)
                .page(services.lines().lines(), line -> line.config().id(), line -> LineDocument.of(line, addresses));
    }

    /** Adds a line. */
    @POST
    @Needs(Permission.CONFIGURE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(LineSettings settings, @Context SecurityContext security) {
        LineStatus added = services.lines().add(settings.added());
        return document(
                added,
                security,
                Response.created(URI.create("lines/" + added.config().id())));
    }

    /** One line. */
    @GET
    @Path("{id}")
    @Needs(Permission.DIAGNOSE)
    public Response get(@PathParam("id") String id, @Context SecurityContext security) {
        return document(line(id), security, Response.ok());
    }

    /** Changes a line, unless it has been changed since the caller read it. */
    @PUT
    @Path("{id}")
    @Needs(Permission.CONFIGURE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response change(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            LineSettings settings,
            @Context SecurityContext security) {
        synchronized (changes) {
            tags.check(ifMatch, line(id).config());
            return document(services.lines().update(settings.changed(id)), security, Response.ok());
        }
    }

    /** Removes a line that no device uses. */
    @DELETE
    @Path("{id}")
    @Needs(Permission.CONFIGURE)
    public Response remove(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        synchronized (changes) {
            tags.check(ifMatch, line(id).config());
            services.lines().remove(id);
        }
        return Response.noContent().build();
    }

    /** Sets the counters of a line and its devices to zero. */
    @POST
    @Path("{id}/counters/reset")
    @Needs(Permission.CONFIGURE)
    public Response resetCounters(@PathParam("id") String id) {
        services.lines().resetCounters(line(id).config().id());
        return Response.noContent().build();
    }

    private LineStatus line(String id) {
        return services.lines().line(id).orElseThrow(() -> ProblemException.of(Kind.NOT_FOUND, "line.unknown", id));
    }

    private Response document(LineStatus status, SecurityContext security, Response.ResponseBuilder answer) {
        return answer.header(HttpHeaders.ETAG, tags.tag(status.config()))
                .entity(LineDocument.of(status, Caller.of(security).seesAddresses()))
                .build();
    }
}
