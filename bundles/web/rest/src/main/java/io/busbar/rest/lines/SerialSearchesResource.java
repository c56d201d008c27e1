package io.busbar.rest.lines;

import io.busbar.gateway.access.Permission;
import io.busbar.gateway.lines.SerialSearch;
import io.busbar.gateway.lines.SerialSearches;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.rest.access.Caller;
import io.busbar.rest.access.Needs;
import io.busbar.rest.documents.Page;
import io.busbar.rest.services.GatewayServices;
import java.net.URI;
import java.util.List;
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

/** {@code /serial-searches}. */
@Path("serial-searches")
@Produces(MediaType.APPLICATION_JSON)
public final class SerialSearchesResource {

    /** What a caller sends to begin a search. */
    record Wish(
            @Nullable String line,
            @Nullable String serialPort,
            @Nullable List<Integer> units,
            @Nullable Boolean apply) {
        SerialSearches.Request request() {
            return new SerialSearches.Request(
                    line, serialPort, units == null ? List.of() : units, Boolean.TRUE.equals(apply));
        }
    }

    private final GatewayServices services;

    /** Serves the searches of these services. */
    public SerialSearchesResource(GatewayServices services) {
        this.services = services;
    }

    /** The search under way and the last ones that ended, newest first. */
    @GET
    @Needs(Permission.DIAGNOSE)
    public Page<SerialSearchDocument> list(@Context SecurityContext security) {
        boolean addresses = Caller.of(security).seesAddresses();
        return new Page<>(
                services.serialSearches().searches().stream()
                        .map(search -> SerialSearchDocument.of(search, addresses))
                        .toList(),
                null);
    }

    /** Begins to search for the settings of a serial port. */
    @POST
    @Needs(Permission.CONFIGURE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response start(Wish wish, @Context SecurityContext security) {
        SerialSearch begun = services.serialSearches().start(wish.request());
        return Response.created(URI.create("serial-searches/" + begun.id()))
                .entity(SerialSearchDocument.of(begun, Caller.of(security).seesAddresses()))
                .build();
    }

    /** One search. */
    @GET
    @Path("{id}")
    @Needs(Permission.DIAGNOSE)
    public SerialSearchDocument get(@PathParam("id") String id, @Context SecurityContext security) {
        SerialSearch search = services.serialSearches()
                .search(id)
                .orElseThrow(() -> ProblemException.of(Kind.NOT_FOUND, "line.search.unknown", id));
        return SerialSearchDocument.of(search, Caller.of(security).seesAddresses());
    }

    /** Stops a search; it stays in the list. */
    @DELETE
    @Path("{id}")
    @Needs(Permission.CONFIGURE)
    public Response cancel(@PathParam("id") String id) {
        services.serialSearches().cancel(id);
        return Response.noContent().build();
    }
}
