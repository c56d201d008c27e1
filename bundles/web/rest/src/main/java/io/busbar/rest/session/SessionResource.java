package io.busbar.rest.session;

import io.busbar.gateway.access.Profile;
import io.busbar.gateway.access.Profiles;
import io.busbar.gateway.problem.FieldProblem;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.rest.access.Doorkeeper;
import io.busbar.rest.access.Open;
import io.busbar.rest.access.RequestFacts;
import io.busbar.rest.access.SessionCookie;
import io.busbar.rest.services.GatewayServices;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;

/** {@code /session}. Open to all, as it is how one signs in; reading and ending a session ask for that session themselves. */
@Path("session")
@Produces(MediaType.APPLICATION_JSON)
public final class SessionResource {

    private static final int LONGEST_PASSWORD = 1024;

    private final GatewayServices services;
    private final Doorkeeper doorkeeper;

    /** Signs in with the profiles of the gateway. */
    public SessionResource(GatewayServices services, Doorkeeper doorkeeper) {
        this.services = services;
        this.doorkeeper = doorkeeper;
    }

    /** Signs in. */
    @POST
    @Open
    @Consumes(MediaType.APPLICATION_JSON)
    public Response signIn(SignIn wish, @Context HttpServletRequest request, @Context HttpHeaders headers) {
        Profile profile = check(wish);
        if (profile != Profile.USER && !request.isSecure() && !isLoopback(request.getRemoteAddr())) {
            throw ProblemException.of(Kind.FORBIDDEN, "session.insecure");
        }
        String password = wish.password() == null ? "" : wish.password();
        Profiles.Session session = services.profiles().signIn(profile, password);
        String former = SessionCookie.token(headers, request.isSecure());
        if (former != null) {
            services.profiles().signOut(former);
        }
        return Response.ok(SessionDocument.of(session))
                .header(HttpHeaders.SET_COOKIE, SessionCookie.begin(session.token(), request.isSecure()))
                .build();
    }

    /** Who is signed in. */
    @GET
    @Open
    public SessionDocument session(@Context HttpServletRequest request, @Context HttpHeaders headers) {
        return SessionDocument.of(doorkeeper.signedIn(facts(request, headers)).session());
    }

    /** Signs out. */
    @DELETE
    @Open
    public Response signOut(@Context HttpServletRequest request, @Context HttpHeaders headers) {
        Profiles.Session session = doorkeeper.signedIn(facts(request, headers)).session();
        services.profiles().signOut(session.token());
        return Response.noContent()
                .header(HttpHeaders.SET_COOKIE, SessionCookie.end(request.isSecure()))
                .build();
    }

    private static Profile check(SignIn wish) {
        List<FieldProblem> problems = new ArrayList<>();
        Profile profile = wish.profile();
        if (profile == null) {
            problems.add(FieldProblem.of("profile", "field.required"));
        } else if (profile != Profile.USER
                && (wish.password() == null || wish.password().isEmpty())) {
            problems.add(FieldProblem.of("password", "field.required"));
        }
        if (wish.password() != null && wish.password().length() > LONGEST_PASSWORD) {
            problems.add(FieldProblem.of(
                    "password",
                    "field.length",
                    LONGEST_PASSWORD,
                    wish.password().length()));
        }
        if (profile == null || !problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
        return profile;
    }

    private static RequestFacts facts(HttpServletRequest request, HttpHeaders headers) {
        boolean secure = request.isSecure();
        return RequestFacts.of(request.getMethod(), secure, request::getHeader, SessionCookie.token(headers, secure));
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
