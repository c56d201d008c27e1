package io.busbar.rest.security;

import io.busbar.gateway.access.Permission;
import io.busbar.gateway.policy.Capability;
import io.busbar.gateway.policy.PolicyDocument;
import io.busbar.gateway.policy.PolicyEditor;
import io.busbar.gateway.problem.FieldProblem;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.rest.access.Callers;
import io.busbar.rest.access.Needs;
import io.busbar.rest.documents.EntityTags;
import io.busbar.rest.services.GatewayServices;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;

/** {@code /settings/policy}. */
@Path("settings/policy")
@Produces(MediaType.APPLICATION_JSON)
public final class PolicyResource {

    private final GatewayServices services;
    private final EntityTags tags = new EntityTags();
    private final Object changes = new Object();

    /** Serves the policy of these services. */
    public PolicyResource(GatewayServices services) {
        this.services = services;
    }

    record Banner(@Nullable Boolean shown, @Nullable String text) {}

    record Sessions(
            @Nullable Integer idleMinutes,
            @Nullable Integer administratorIdleMinutes,
            @Nullable Integer longestHours,
            @Nullable Integer attempts,
            @Nullable Integer lockMinutes,
            @Nullable Integer most) {}

    record PolicyWish(
            @Nullable Banner banner,
            @Nullable Sessions sessions,
            @Nullable Set<Permission> user,
            @Nullable Set<Permission> totem,
            @Nullable Map<Capability, Boolean> allowed) {}

    record PolicyAnswer(
            PolicyDocument.Banner banner,
            PolicyDocument.Sessions sessions,
            List<Permission> user,
            List<Permission> totem,
            Map<Capability, Boolean> allowed,
            Map<Capability, PolicyEditor.Enforcer> enforcers) {}

    /** The policy. */
    @GET
    @Needs(Permission.SECURITY_POLICY)
    public Response get() {
        return answer();
    }

    /** Replaces the policy, unless it has been changed since the caller read it. */
    @PUT
    @Needs(Permission.SECURITY_POLICY)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response replace(
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            PolicyWish wish,
            @Context SecurityContext security,
            @Context HttpServletRequest request) {
        synchronized (changes) {
            tags.check(ifMatch, body(services.policy().policy()));
            services.policy().replace(Callers.actor(services, security, request), document(wish));
            return answer();
        }
    }

    private Response answer() {
        PolicyAnswer body = body(services.policy().policy());
        return Response.ok(body).header(HttpHeaders.ETAG, tags.tag(body)).build();
    }

    private PolicyAnswer body(PolicyDocument policy) {
        return new PolicyAnswer(
                policy.banner(),
                policy.sessions(),
                policy.user().stream().sorted().toList(),
                policy.totem().stream().sorted().toList(),
                policy.allowed(),
                services.policy().enforcers());
    }

    private static PolicyDocument document(PolicyWish wish) {
        List<FieldProblem> missing = new ArrayList<>();
        Banner banner = given(missing, "banner", wish.banner(), new Banner(false, ""));
        Sessions sessions =
                given(missing, "sessions", wish.sessions(), new Sessions(null, null, null, null, null, null));
        PolicyDocument document = new PolicyDocument(
                new PolicyDocument.Banner(
                        given(missing, "banner.shown", banner.shown(), false),
                        given(missing, "banner.text", banner.text(), "")),
                new PolicyDocument.Sessions(
                        given(missing, "sessions.idleMinutes", sessions.idleMinutes(), 0),
                        given(missing, "sessions.administratorIdleMinutes", sessions.administratorIdleMinutes(), 0),
                        given(missing, "sessions.longestHours", sessions.longestHours(), 0),
                        given(missing, "sessions.attempts", sessions.attempts(), 0),
                        given(missing, "sessions.lockMinutes", sessions.lockMinutes(), 0),
                        given(missing, "sessions.most", sessions.most(), 0)),
                given(missing, "user", wish.user(), Set.of()),
                given(missing, "totem", wish.totem(), Set.of()),
                given(missing, "allowed", wish.allowed(), Map.of()));
        if (!missing.isEmpty()) {
            throw ProblemException.invalid(missing);
        }
        return document;
    }

    private static <T> T given(List<FieldProblem> missing, String field, @Nullable T value, T otherwise) {
        if (value == null) {
            missing.add(FieldProblem.of(field, "field.required"));
            return otherwise;
        }
        return value;
    }
}
