package io.busbar.rest.exports;

import io.busbar.gateway.access.Permission;
import io.busbar.rest.access.Callers;
import io.busbar.rest.access.Needs;
import io.busbar.rest.documents.Parameters;
import io.busbar.rest.exports.ExportDocuments.DeliveryList;
import io.busbar.rest.exports.ExportDocuments.SpoolDocument;
import io.busbar.rest.problem.Languages;
import io.busbar.rest.services.GatewayServices;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;

/** {@code /exports/spool} and {@code /exports/deliveries}: files that wait, and files that have gone. */
@Path("exports")
@Produces(MediaType.APPLICATION_JSON)
public final class SpoolResource {

    private static final Parameters.Range PAGE = new Parameters.Range(1, 500);
    private static final Parameters.Range NUMBERS = new Parameters.Range(1, Integer.MAX_VALUE);
    private static final int USUAL = 100;

    private final GatewayServices services;

    /** Serves the spool of these services. */
    public SpoolResource(GatewayServices services) {
        this.services = services;
    }

    /** What waits, in the order of sending. */
    @GET
    @Path("spool")
    @Needs(Permission.DIAGNOSE)
    public SpoolDocument spool(
            @QueryParam("limit") @Nullable String limit,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        return SpoolDocument.of(
                services.exports().spool(Parameters.integer("limit", limit, PAGE, USUAL)), Languages.of(languages));
    }

    /** Discards a file that waits. */
    @DELETE
    @Path("spool/{id}")
    @Needs(Permission.CONFIGURE)
    public void discard(
            @PathParam("id") String id, @Context SecurityContext security, @Context HttpServletRequest request) {
        services.exports()
                .discard(Callers.actor(services, security, request), Parameters.integer("id", id, NUMBERS, 1));
    }

    /** What has gone, newest first. */
    @GET
    @Path("deliveries")
    @Needs(Permission.DIAGNOSE)
    public DeliveryList deliveries(
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable String limit) {
        Long before = after == null || after.isEmpty() ? null : (long) Parameters.integer("after", after, NUMBERS, 1);
        return new DeliveryList(services.exports().deliveries(before, Parameters.integer("limit", limit, PAGE, USUAL)));
    }
}
