package io.busbar.rest.site;

import io.busbar.gateway.access.Permission;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.gateway.site.Fluid;
import io.busbar.gateway.site.Hierarchies.Limits;
import io.busbar.gateway.site.Hierarchy;
import io.busbar.rest.access.Needs;
import io.busbar.rest.documents.EntityTags;
import io.busbar.rest.services.GatewayServices;
import java.net.URI;
import java.util.List;
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

/** {@code /hierarchies}. */
@Path("hierarchies")
@Produces(MediaType.APPLICATION_JSON)
public final class HierarchiesResource {

    private final GatewayServices services;
    private final EntityTags tags = new EntityTags();
    private final Object changes = new Object();

    /** All hierarchies, and how much is possible. */
    record Overview(List<HierarchySummary> items, Limits limits) {}

    /** Serves the hierarchies of these services. */
    public HierarchiesResource(GatewayServices services) {
        this.services = services;
    }

    /** All hierarchies, by name. */
    @GET
    @Needs(Permission.VIEW)
    public Overview list() {
        return new Overview(
                services.hierarchies().hierarchies().stream()
                        .map(HierarchySummary::of)
                        .toList(),
                services.hierarchies().limits());
    }

    /** Adds a hierarchy with its main node. */
    @POST
    @Needs(Permission.CONFIGURE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(HierarchySettings settings) {
        synchronized (changes) {
            Hierarchy added = services.hierarchies()
                    .add(
                            Objects.requireNonNullElse(settings.name(), ""),
                            Objects.requireNonNullElse(settings.fluid(), Fluid.ELECTRICITY));
            return document(added, Response.created(URI.create("hierarchies/" + added.id())));
        }
    }

    /** One hierarchy. */
    @GET
    @Path("{id}")
    @Needs(Permission.VIEW)
    public Response get(@PathParam("id") String id) {
        return document(hierarchy(id), Response.ok());
    }

    /** Replaces a hierarchy, unless it has been changed since the caller read it. */
    @PUT
    @Path("{id}")
    @Needs(Permission.CONFIGURE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response change(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            HierarchySettings settings) {
        synchronized (changes) {
            Hierarchy hierarchy = hierarchy(id);
            tags.check(ifMatch, hierarchy);
            return document(services.hierarchies().change(settings.applied(hierarchy)), Response.ok());
        }
    }

    /** Removes a hierarchy that is linked into no other. */
    @DELETE
    @Path("{id}")
    @Needs(Permission.CONFIGURE)
    public Response remove(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        synchronized (changes) {
            tags.check(ifMatch, hierarchy(id));
            services.hierarchies().remove(id);
        }
        return Response.noContent().build();
    }

    private Hierarchy hierarchy(String id) {
        return services.hierarchies()
                .hierarchy(id)
                .orElseThrow(() -> ProblemException.of(Kind.NOT_FOUND, "hierarchy.unknown", id));
    }

    private Response document(Hierarchy hierarchy, Response.ResponseBuilder answer) {
        return answer.header(HttpHeaders.ETAG, tags.tag(hierarchy))
                .entity(hierarchy)
                .build();
    }
}
