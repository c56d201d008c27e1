package io.busbar.rest.exports;

import io.busbar.gateway.access.Permission;
import io.busbar.gateway.exports.Exports;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.rest.access.Callers;
import io.busbar.rest.access.Needs;
import io.busbar.rest.documents.EntityTags;
import io.busbar.rest.documents.Parameters;
import io.busbar.rest.exports.ExportDocuments.DestinationDocument;
import io.busbar.rest.exports.ExportDocuments.DestinationWish;
import io.busbar.rest.exports.ExportDocuments.FaultDocument;
import io.busbar.rest.exports.ExportDocuments.Overview;
import io.busbar.rest.exports.ExportDocuments.RunDocument;
import io.busbar.rest.exports.ExportDocuments.RunWish;
import io.busbar.rest.exports.ExportDocuments.ScheduleState;
import io.busbar.rest.exports.ExportDocuments.SettingsDocument;
import io.busbar.rest.exports.ExportDocuments.TestDocument;
import io.busbar.rest.problem.Languages;
import io.busbar.rest.services.GatewayServices;
import java.util.Locale;
import java.util.Set;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;

/** {@code /exports}: names, schedules, destinations, and the export of a range. */
@Path("exports")
@Produces(MediaType.APPLICATION_JSON)
public final class ExportsResource {

    private final GatewayServices services;
    private final EntityTags tags = new EntityTags();
    private final Object changes = new Object();

    /** Serves the exports of these services. */
    public ExportsResource(GatewayServices services) {
        this.services = services;
    }

    /** Everything but the spool and the deliveries. */
    @GET
    @Needs(Permission.CONFIGURE)
    public Response get(@HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        return overview(Languages.of(languages));
    }

    /** Changes names and schedules, unless they have been changed since the caller read them. */
    @PUT
    @Needs(Permission.CONFIGURE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response change(
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages,
            SettingsDocument wish,
            @Context SecurityContext security,
            @Context HttpServletRequest request) {
        Exports exports = services.exports();
        synchronized (changes) {
            tags.check(ifMatch, SettingsDocument.of(exports.settings()));
            exports.configure(Callers.actor(services, security, request), wish.settings(exports.settings()));
            return overview(Languages.of(languages));
        }
    }

    /** Adds a destination. */
    @POST
    @Path("destinations")
    @Needs(Permission.CONFIGURE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(DestinationWish wish, @Context SecurityContext security, @Context HttpServletRequest request) {
        var destination = wish.destination(null);
        services.exports().add(Callers.actor(services, security, request), destination, wish.password());
        return Response.status(Response.Status.CREATED)
                .entity(document(destination.id()))
                .build();
    }

    /** A destination. */
    @GET
    @Path("destinations/{id}")
    @Needs(Permission.CONFIGURE)
    public Response destination(@PathParam("id") String id) {
        return tagged(id);
    }

    /** Changes a destination, unless it has been changed since the caller read it. */
    @PUT
    @Path("destinations/{id}")
    @Needs(Permission.CONFIGURE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response change(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            DestinationWish wish,
            @Context SecurityContext security,
            @Context HttpServletRequest request) {
        synchronized (changes) {
            tags.check(ifMatch, document(id));
            services.exports()
                    .update(Callers.actor(services, security, request), wish.destination(id), wish.password());
            return tagged(id);
        }
    }

    /** Removes a destination and what waits for it. */
    @DELETE
    @Path("destinations/{id}")
    @Needs(Permission.CONFIGURE)
    public void remove(
            @PathParam("id") String id, @Context SecurityContext security, @Context HttpServletRequest request) {
        services.exports().remove(Callers.actor(services, security, request), id);
    }

    /** Has the first file of a destination tried now. */
    @POST
    @Path("destinations/{id}/retry")
    @Needs(Permission.CONFIGURE)
    public void retry(@PathParam("id") String id) {
        services.exports().retry(id);
    }

    /** Tries a destination out, saved or not. */
    @POST
    @Path("test")
    @Needs(Permission.CONFIGURE)
    @Consumes(MediaType.APPLICATION_JSON)
    public TestDocument test(
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages,
            DestinationWish wish,
            @Context SecurityContext security,
            @Context HttpServletRequest request) {
        return TestDocument.of(
                services.exports()
                        .test(Callers.actor(services, security, request), wish.destination(null), wish.password()),
                Languages.of(languages));
    }

    /** Exports a range. */
    @POST
    @Path("run")
    @Needs(Permission.CONFIGURE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response run(
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages,
            RunWish wish,
            @Context SecurityContext security,
            @Context HttpServletRequest request) {
        if (wish.destination() == null) {
            throw ProblemException.invalid("destination", "field.required");
        }
        return Response.status(Response.Status.ACCEPTED)
                .entity(RunDocument.of(
                        services.exports()
                                .export(
                                        Callers.actor(services, security, request),
                                        wish.destination(),
                                        wish.categories() == null ? Set.of() : wish.categories(),
                                        wish.devices() == null ? Set.of() : wish.devices(),
                                        Parameters.time("from", wish.from()),
                                        Parameters.time("to", wish.to())),
                        Languages.of(languages)))
                .build();
    }

    /** Stops the export of a range. */
    @DELETE
    @Path("run")
    @Needs(Permission.CONFIGURE)
    public void stop(@Context SecurityContext security, @Context HttpServletRequest request) {
        services.exports().stop(Callers.actor(services, security, request));
    }

    private DestinationDocument document(String id) {
        Exports exports = services.exports();
        return exports.destination(id)
                .map(found -> DestinationDocument.of(found, exports.hasPassword(id)))
                .orElseThrow(
                        () -> ProblemException.of(ProblemException.Kind.NOT_FOUND, "export.destination.unknown", id));
    }

    private Response tagged(String id) {
        DestinationDocument document = document(id);
        return Response.ok(document)
                .header(HttpHeaders.ETAG, tags.tag(document))
                .build();
    }

    private Response overview(Locale locale) {
        Exports exports = services.exports();
        var settings = exports.settings();
        return Response.ok(new Overview(
                        settings.siteName(),
                        settings.serverName(),
                        exports.schedules().stream().map(ScheduleState::of).toList(),
                        exports.destinations().stream()
                                .map(one -> DestinationDocument.of(one, exports.hasPassword(one.id())))
                                .toList(),
                        exports.faults().stream()
                                .map(fault -> FaultDocument.of(fault, locale))
                                .toList(),
                        exports.run().map(run -> RunDocument.of(run, locale)).orElse(null)))
                .header(HttpHeaders.ETAG, tags.tag(SettingsDocument.of(settings)))
                .build();
    }
}
