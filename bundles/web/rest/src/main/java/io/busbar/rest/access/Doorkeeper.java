package io.busbar.rest.access;

import io.busbar.gateway.access.OpenSession;
import io.busbar.gateway.access.Permission;
import io.busbar.gateway.access.Profiles;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.rest.services.GatewayServices;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Decides whether a request is admitted, the same for resources and for the live stream. */
@Component(service = Doorkeeper.class)
public final class Doorkeeper {

    private static final int RECENT_MINUTES = 5;

    private final GatewayServices services;

    /** Admits who is signed in with the profiles of the gateway. */
    @Activate
    public Doorkeeper(@Reference GatewayServices services) {
        this.services = services;
    }

    /** Refuses a change that a page of another site asks for, whoever is signed in. */
    public void refuseForged(RequestFacts request) {
        if (request.changes() && request.isForeign()) {
            throw ProblemException.of(Kind.FORBIDDEN, "session.csrf");
        }
    }

    /** Refuses even a look to a page of another site: a stream would tell it what the site measures, as long as it is open. */
    public void refuseForeign(RequestFacts request) {
        if (request.isForeign()) {
            throw ProblemException.of(Kind.FORBIDDEN, "session.csrf");
        }
    }

    /** The caller, if signed in and, for a change, in possession of the session's CSRF value. */
    public Caller signedIn(RequestFacts request) {
        refuseForged(request);
        Profiles profiles = services.profiles();
        Profiles.Session session = Optional.ofNullable(request.token())
                .flatMap(profiles::session)
                .orElseThrow(() -> ProblemException.of(Kind.UNAUTHENTICATED, "session.missing"));
        if (request.changes() && !same(session.csrf(), request.csrf())) {
            throw ProblemException.of(Kind.FORBIDDEN, "session.csrf");
        }
        return new Caller(session, permission -> allowed(request, permission));
    }

    /** The caller, if signed in and allowed. */
    public Caller allowed(RequestFacts request, Permission permission) {
        Caller caller = signedIn(request);
        if (caller.session().mustChangePassword()) {
            throw ProblemException.of(Kind.FORBIDDEN, "session.password.change");
        }
        if (!caller.may(permission)) {
            throw ProblemException.of(Kind.FORBIDDEN, "permission.missing", permission.name());
        }
        if (request.changes() && permission.needsRecentSignIn() && !isRecent(caller)) {
            throw ProblemException.of(Kind.FORBIDDEN, "session.recent", RECENT_MINUTES);
        }
        return caller;
    }

    private boolean isRecent(Caller caller) {
        return services.accounts()
                .who(caller.session().token())
                .filter(OpenSession::recent)
                .isPresent();
    }

    private static boolean same(String expected, @Nullable String given) {
        return given != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
