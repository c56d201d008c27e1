package io.busbar.rest.site;

import io.busbar.gateway.access.Permission;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.gateway.site.Usage;
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

/** {@code /usages}. */
@Path("usages")
@Produces(MediaType.APPLICATION_JSON)
public final class UsagesResource {

    private final GatewayServices services;
    private final EntityTags tags = new EntityTags();
    private final Object changes = new Object();

    /** What a caller sends of a usage. */
    record Settings(@Nullable String name) {
        String text() {
            return Objects.requireNonNullElse(name, "");
        }
    }

    /** Serves the usages of these services. */
    public UsagesResource(GatewayServices services) {
        this.services = services;
    }

    /** All usages, in the order in which people want to see them. */
    @GET
    @Needs(Permission.VIEW)
    public Page<UsageDocument> list() {
        return new Page<>(
                services.usages().usages().stream().map(UsageDocument::of).toList(), null);
    }

    /** Adds a usage. */
    @POST
    @Needs(Permission.CONFIGURE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(Settings settings) {
        Usage added = services.usages().add(settings.text());
        return document(added, Response.created(URI.create("usages/" + added.id())));
    }

    /** One usage. */
    @GET
    @Path("{id}")
    @Needs(Permission.VIEW)
    public Response get(@PathParam("id") String id) {
        return document(usage(id), Response.ok());
    }

    /** Renames a usage of the site, unless it has been changed since the caller read it. */
    @PUT
    @Path("{id}")
    @Needs(Permission.CONFIGURE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response rename(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Settings settings) {
        synchronized (changes) {
            tags.check(ifMatch, UsageDocument.of(usage(id)));
            return document(services.usages().rename(id, settings.text()), Response.ok());
        }
    }

    /** Removes a usage of the site that no load has. */
    @DELETE
    @Path("{id}")
    @Needs(Permission.CONFIGURE)
    public Response remove(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        synchronized (changes) {
            tags.check(ifMatch, UsageDocument.of(usage(id)));
            services.usages().remove(id);
        }
        return Response.noContent().build();
    }

    private Usage usage(String id) {
        return services.usages().usage(id).orElseThrow(() -> ProblemException.of(Kind.NOT_FOUND, "usage.unknown", id));
    }

    private Response document(Usage usage, Response.ResponseBuilder answer) {
        UsageDocument document = UsageDocument.of(usage);
        return answer.header(HttpHeaders.ETAG, tags.tag(document))
                .entity(document)
                .build();
    }
}
