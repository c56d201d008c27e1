package io.busbar.rest.alarms;

import io.busbar.gateway.access.Permission;
import io.busbar.gateway.alarms.AlarmDefinition;
import io.busbar.gateway.alarms.AlarmDefinitions.Watched;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.rest.access.Needs;
import io.busbar.rest.alarms.DefinitionDocument.Wish;
import io.busbar.rest.documents.EntityTags;
import io.busbar.rest.documents.Page;
import io.busbar.rest.documents.Paging;
import io.busbar.rest.problem.Languages;
import io.busbar.rest.services.GatewayServices;
import java.net.URI;
import java.util.List;
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
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code /alarms/definitions}: alarms that the gateway computes. */
@Path("alarms/definitions")
@Produces(MediaType.APPLICATION_JSON)
public final class DefinitionsResource {

    private final GatewayServices services;
    private final EntityTags tags = new EntityTags();
    private final Object changes = new Object();

    /** Serves the definitions of these services. */
    public DefinitionsResource(GatewayServices services) {
        this.services = services;
    }

    record Proposals(List<AlarmDefinition> items) {}

    /** The definitions, page by page. */
    @GET
    @Needs(Permission.DIAGNOSE)
    public Page<DefinitionDocument> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        return Paging.of(limit, after)
                .page(
                        services.alarmDefinitions().definitions(),
                        watched -> watched.definition().id(),
                        DefinitionDocument::of);
    }

    /** Definitions that make sense for a load; nothing is stored. */
    @GET
    @Path("proposals")
    @Needs(Permission.CONFIGURE)
    public Proposals proposals(
            @QueryParam("device") @Nullable String device,
            @QueryParam("load") @Nullable String load,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        if (device == null || device.isEmpty()) {
            throw ProblemException.invalid("device", "field.required");
        }
        return new Proposals(services.alarmDefinitions()
                .proposals(device, load == null || load.isEmpty() ? "-" : load, Languages.of(languages)));
    }

    /** Adds a definition. */
    @POST
    @Needs(Permission.CONFIGURE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(Wish wish) {
        AlarmDefinition added = services.alarmDefinitions().add(wish.definition(null));
        return document(added.id(), Response.created(URI.create("alarms/definitions/" + added.id())));
    }

    /** One definition. */
    @GET
    @Path("{id}")
    @Needs(Permission.DIAGNOSE)
    public Response get(@PathParam("id") String id) {
        return document(id, Response.ok());
    }

    /** Changes a definition, unless it has been changed since the caller read it. */
    @PUT
    @Path("{id}")
    @Needs(Permission.CONFIGURE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response change(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, Wish wish) {
        synchronized (changes) {
            tags.check(ifMatch, watched(id).definition());
            services.alarmDefinitions().update(wish.definition(id));
            return document(id, Response.ok());
        }
    }

    /** Removes a definition that is part of no combination. */
    @DELETE
    @Path("{id}")
    @Needs(Permission.CONFIGURE)
    public Response remove(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        synchronized (changes) {
            tags.check(ifMatch, watched(id).definition());
            services.alarmDefinitions().remove(id);
        }
        return Response.noContent().build();
    }

    private Watched watched(String id) {
        return services.alarmDefinitions()
                .definition(id)
                .orElseThrow(() -> ProblemException.of(Kind.NOT_FOUND, "alarm.definition.unknown", id));
    }

    private Response document(String id, Response.ResponseBuilder answer) {
        Watched watched = watched(id);
        return answer.header(HttpHeaders.ETAG, tags.tag(watched.definition()))
                .entity(DefinitionDocument.of(watched))
                .build();
    }
}
