package io.busbar.rest.session;

import io.busbar.gateway.access.Attempt;
import io.busbar.gateway.access.OpenSession;
import io.busbar.gateway.access.Profile;
import io.busbar.gateway.access.Profiles;
import io.busbar.gateway.access.Welcome;
import io.busbar.gateway.problem.FieldProblem;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.rest.access.BrowserCookie;
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
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code /session}. Open to all, as it is how one signs in; what concerns a session that is under way asks for that session itself. */
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
        String account = check(wish);
        if (!account.equals(Profile.USER.name())) {
            refuseInsecure(request);
        }
        boolean secure = request.isSecure();
        Welcome welcome = services.accounts()
                .signIn(new Attempt(
                        account,
                        text(wish.password()),
                        text(wish.code()),
                        BrowserCookie.value(headers, secure),
                        request.getRemoteAddr()));
        return begun(welcome, request, headers);
    }

    /** Who is signed in. */
    @GET
    @Open
    public SessionDocument session(@Context HttpServletRequest request, @Context HttpHeaders headers) {
        return document(doorkeeper.signedIn(facts(request, headers)).session());
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

    /** What a page needs to know before somebody signs in. */
    @GET
    @Path("facts")
    @Open
    public FactsDocument facts() {
        return FactsDocument.of(services);
    }

    /** Changes the password of who is signed in; the session goes on under a new token. */
    @PUT
    @Path("password")
    @Open
    @Consumes(MediaType.APPLICATION_JSON)
    public Response changePassword(
            PasswordChange wish, @Context HttpServletRequest request, @Context HttpHeaders headers) {
        Profiles.Session session = doorkeeper.signedIn(facts(request, headers)).session();
        refuseInsecure(request);
        List<FieldProblem> problems = new ArrayList<>();
        String current = required(problems, "current", wish.current());
        String next = required(problems, "next", wish.next());
        refuse(problems);
        return begun(services.accounts().changePassword(session.token(), current, next), request, headers);
    }

    /** The password again, which some changes ask for. */
    @PUT
    @Path("confirmation")
    @Open
    @Consumes(MediaType.APPLICATION_JSON)
    public Response confirm(Confirmation wish, @Context HttpServletRequest request, @Context HttpHeaders headers) {
        Profiles.Session session = doorkeeper.signedIn(facts(request, headers)).session();
        refuseInsecure(request);
        List<FieldProblem> problems = new ArrayList<>();
        String password = required(problems, "password", wish.password());
        refuse(problems);
        services.accounts().confirm(session.token(), password, text(wish.code()));
        return Response.noContent().build();
    }

    /** Sets the gateway up with the code that it printed. */
    @POST
    @Path("setup")
    @Open
    @Consumes(MediaType.APPLICATION_JSON)
    public Response setUp(SetUp wish, @Context HttpServletRequest request, @Context HttpHeaders headers) {
        refuseInsecure(request);
        List<FieldProblem> problems = new ArrayList<>();
        String code = required(problems, "code", wish.code());
        String password = required(problems, "password", wish.password());
        refuse(problems);
        return begun(services.accounts().setUp(code, password, request.getRemoteAddr()), request, headers);
    }

    /** Gives Cyber security a new password with its passphrase. */
    @POST
    @Path("recovery")
    @Open
    @Consumes(MediaType.APPLICATION_JSON)
    public Response recover(Recovery wish, @Context HttpServletRequest request, @Context HttpHeaders headers) {
        refuseInsecure(request);
        List<FieldProblem> problems = new ArrayList<>();
        String passphrase = required(problems, "passphrase", wish.passphrase());
        String password = required(problems, "password", wish.password());
        refuse(problems);
        Welcome welcome = services.accounts().recover(passphrase, password, text(wish.code()), request.getRemoteAddr());
        return begun(welcome, request, headers);
    }

    private Response begun(Welcome welcome, HttpServletRequest request, HttpHeaders headers) {
        boolean secure = request.isSecure();
        String former = SessionCookie.token(headers, secure);
        if (former != null) {
            services.profiles().signOut(former);
        }
        Response.ResponseBuilder answer = Response.ok(document(welcome.session()))
                .header(
                        HttpHeaders.SET_COOKIE,
                        SessionCookie.begin(welcome.session().token(), secure));
        if (!welcome.browser().isEmpty()) {
            answer.header(HttpHeaders.SET_COOKIE, BrowserCookie.set(welcome.browser(), secure));
        }
        return answer.build();
    }

    private SessionDocument document(Profiles.Session session) {
        return SessionDocument.of(
                session,
                services.accounts()
                        .who(session.token())
                        .map(OpenSession::account)
                        .orElse(session.profile().name()));
    }

    private static String check(SignIn wish) {
        List<FieldProblem> problems = new ArrayList<>();
        String account = wish.profile() == null
                ? text(wish.account()).strip()
                : wish.profile().name();
        if (account.isEmpty()) {
            problems.add(FieldProblem.of("profile", "field.required"));
        } else if (!account.equals(Profile.USER.name()) && text(wish.password()).isEmpty()) {
            problems.add(FieldProblem.of("password", "field.required"));
        }
        bound(problems, "account", text(wish.account()), 64);
        bound(problems, "password", text(wish.password()), LONGEST_PASSWORD);
        bound(problems, "code", text(wish.code()), 64);
        refuse(problems);
        return account;
    }

    private static void refuse(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
    }

    private static String required(List<FieldProblem> problems, String field, @Nullable String value) {
        String given = text(value);
        if (given.isEmpty()) {
            problems.add(FieldProblem.of(field, "field.required"));
        }
        bound(problems, field, given, LONGEST_PASSWORD);
        return given;
    }

    private static void bound(List<FieldProblem> problems, String field, String value, int longest) {
        if (value.length() > longest) {
            problems.add(FieldProblem.of(field, "field.length", longest, value.length()));
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static void refuseInsecure(HttpServletRequest request) {
        if (!request.isSecure() && !isLoopback(request.getRemoteAddr())) {
            throw ProblemException.of(Kind.FORBIDDEN, "session.insecure");
        }
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
