package io.busbar.rest.site;

import io.busbar.gateway.access.Permission;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.gateway.site.Fluid;
import io.busbar.rest.access.Needs;
import io.busbar.rest.documents.EntityTags;
import io.busbar.rest.documents.Page;
import io.busbar.rest.services.GatewayServices;
import java.net.URI;
import java.util.Objects;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code /fluids}. */
@Path("fluids")
@Produces(MediaType.APPLICATION_JSON)
public final class FluidsResource {

    private final GatewayServices services;
    private final EntityTags tags = new EntityTags();
    private final Object changes = new Object();

    /** Serves the fluids of these services. */
    public FluidsResource(GatewayServices services) {
        this.services = services;
    }

    /** All fluids, in the order in which people want to see them. */
    @GET
    @Needs(Permission.VIEW)
    public Page<FluidDocument> list() {
        return new Page<>(
                services.fluids().fluids().stream().map(FluidDocument::of).toList(), null);
    }

    /** Adds a fluid. */
    @POST
    @Needs(Permission.CONFIGURE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(FluidSettings settings) {
        synchronized (changes) {
            Fluid added = services.fluids()
                    .add(
                            Objects.requireNonNullElse(settings.name(), ""),
                            Objects.requireNonNullElse(settings.unit(), ""));
            return document(added, Response.created(URI.create("fluids/" + added.id())));
        }
    }

    /** One fluid. */
    @GET
    @Path("{id}")
    @Needs(Permission.VIEW)
    public Response get(@PathParam("id") String id) {
        return document(fluid(id), Response.ok());
    }

    /** Changes a fluid, unless it has been changed since the caller read it. */
    @PUT
    @Path("{id}")
    @Needs(Permission.CONFIGURE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response change(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            FluidSettings settings) {
        synchronized (changes) {
            Fluid fluid = fluid(id);
            tags.check(ifMatch, FluidDocument.of(fluid));
            return document(services.fluids().change(settings.applied(fluid)), Response.ok());
        }
    }

    /** Removes a fluid of the site that nothing has. */
    @DELETE
    @Path("{id}")
    @Needs(Permission.CONFIGURE)
    public Response remove(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        synchronized (changes) {
            tags.check(ifMatch, FluidDocument.of(fluid(id)));
            services.fluids().remove(id);
        }
        return Response.noContent().build();
    }

    private Fluid fluid(String id) {
        return services.fluids().fluid(id).orElseThrow(() -> ProblemException.of(Kind.NOT_FOUND, "fluid.unknown", id));
    }

    private Response document(Fluid fluid, Response.ResponseBuilder answer) {
        FluidDocument document = FluidDocument.of(fluid);
        return answer.header(HttpHeaders.ETAG, tags.tag(document))
                .entity(document)
                .build();
    }
}
