package io.busbar.rest.security;

import io.busbar.gateway.access.OpenSession;
import io.busbar.gateway.access.Permission;
import io.busbar.gateway.access.Profile;
import io.busbar.rest.access.Caller;
import io.busbar.rest.access.Callers;
import io.busbar.rest.access.Needs;
import io.busbar.rest.services.GatewayServices;
import java.time.Instant;
import java.util.List;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;

/** {@code /sessions}: who is signed in. */
@Path("sessions")
@Produces(MediaType.APPLICATION_JSON)
public final class SessionsResource {

    private final GatewayServices services;

    /** Serves the sessions of these services. */
    public SessionsResource(GatewayServices services) {
        this.services = services;
    }

    record SessionEntry(
            String id, String account, Profile profile, String address, Instant begun, Instant used, boolean own) {
        static SessionEntry of(OpenSession session, String own) {
            return new SessionEntry(
                    session.id(),
                    session.account(),
                    session.profile(),
                    session.address(),
                    session.begun(),
                    session.used(),
                    session.id().equals(own));
        }
    }

    record SessionList(List<SessionEntry> items) {}

    /** The sessions that have not ended. */
    @GET
    @Needs(Permission.PROFILES)
    public SessionList list(@Context SecurityContext security) {
        String own = services.accounts()
                .who(Caller.of(security).session().token())
                .map(OpenSession::id)
                .orElse("");
        return new SessionList(services.accounts().sessions().stream()
                .map(session -> SessionEntry.of(session, own))
                .toList());
    }

    /** Ends a session. */
    @DELETE
    @Path("{id}")
    @Needs(Permission.PROFILES)
    public Response end(
            @PathParam("id") String id, @Context SecurityContext security, @Context HttpServletRequest request) {
        services.accounts().end(Callers.actor(services, security, request), id);
        return Response.noContent().build();
    }
}
