package io.busbar.rest.site;

import io.busbar.gateway.access.Permission;
import io.busbar.gateway.problem.FieldProblem;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.gateway.site.Load;
import io.busbar.rest.access.Needs;
import io.busbar.rest.documents.EntityTags;
import io.busbar.rest.documents.Page;
import io.busbar.rest.documents.Paging;
import io.busbar.rest.services.GatewayServices;
import java.net.URI;
import java.util.List;
import java.util.Objects;
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
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code /loads}. */
@Path("loads")
@Produces(MediaType.APPLICATION_JSON)
public final class LoadsResource {

    private static final String BULK_PREFIX = "changes.0.";

    private final GatewayServices services;
    private final EntityTags tags = new EntityTags();
    private final Object changes = new Object();

    /** Serves the loads of these services. */
    public LoadsResource(GatewayServices services) {
        this.services = services;
    }

    /** The loads, page by page. */
    @GET
    @Needs(Permission.VIEW)
    public Page<LoadDocument> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        return Paging.of(limit, after).page(services.loads().loads(), Load::id, LoadDocument::of);
    }

    /** Changes many loads, all or none. */
    @PATCH
    @Needs(Permission.CONFIGURE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Page<LoadDocument> changeMany(LoadSettings.Bulk wish) {
        synchronized (changes) {
            return new Page<>(
                    services.loads().change(wish.list()).stream()
                            .map(LoadDocument::of)
                            .toList(),
                    null);
        }
    }

    /** Makes a load of others, or of points. */
    @POST
    @Needs(Permission.CONFIGURE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response make(LoadSettings settings) {
        synchronized (changes) {
            Load made = services.loads().make(Objects.requireNonNullElse(settings.key(), ""), settings.made());
            return document(made, Response.created(URI.create("loads/" + made.id())));
        }
    }

    /** One load. */
    @GET
    @Path("{device}/{key}")
    @Needs(Permission.VIEW)
    public Response get(@PathParam("device") String device, @PathParam("key") String key) {
        return document(load(device, key), Response.ok());
    }

    /** Changes a load, unless it has been changed since the caller read it. */
    @PUT
    @Path("{device}/{key}")
    @Needs(Permission.CONFIGURE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response change(
            @PathParam("device") String device,
            @PathParam("key") String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            LoadSettings settings) {
        synchronized (changes) {
            Load load = load(device, key);
            tags.check(ifMatch, LoadDocument.of(load).settings());
            try {
                return document(
                        services.loads()
                                .change(List.of(settings.change(load.id())))
                                .get(0),
                        Response.ok());
            } catch (ProblemException e) {
                throw e.fields().isEmpty() ? e : ProblemException.invalid(withoutPrefix(e.fields()));
            }
        }
    }

    private static List<FieldProblem> withoutPrefix(List<FieldProblem> fields) {
        return fields.stream()
                .map(field -> new FieldProblem(
                        field.field().startsWith(BULK_PREFIX)
                                ? field.field().substring(BULK_PREFIX.length())
                                : field.field(),
                        field.code(),
                        field.arguments()))
                .toList();
    }

    /** Forgets a load that people made, or one that its device no longer has. */
    @DELETE
    @Path("{device}/{key}")
    @Needs(Permission.CONFIGURE)
    public Response forget(
            @PathParam("device") String device,
            @PathParam("key") String key,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        synchronized (changes) {
            Load load = load(device, key);
            tags.check(ifMatch, LoadDocument.of(load).settings());
            services.loads().forget(load.id());
        }
        return Response.noContent().build();
    }

    private Load load(String device, String key) {
        String id = Load.id(device, key);
        return services.loads().load(id).orElseThrow(() -> ProblemException.of(Kind.NOT_FOUND, "load.unknown", id));
    }

    private Response document(Load load, Response.ResponseBuilder answer) {
        LoadDocument document = LoadDocument.of(load);
        return answer.header(HttpHeaders.ETAG, tags.tag(document.settings()))
                .entity(document)
                .build();
    }
}
