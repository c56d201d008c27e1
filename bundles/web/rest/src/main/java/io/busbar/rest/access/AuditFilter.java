package io.busbar.rest.access;

import io.busbar.gateway.audit.Actor;
import io.busbar.gateway.audit.AuditEvent;
import io.busbar.gateway.audit.AuditEvent.Outcome;
import io.busbar.rest.services.GatewayServices;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerResponseContext;
import javax.ws.rs.container.ContainerResponseFilter;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/**
 * Notes every change that somebody asks for over the interface, and every refusal, in the audit trail: here, so that no resource can forget
 * it. What concerns accounts and sessions the accounts note themselves.
 */
public final class AuditFilter implements ContainerResponseFilter {

    private final GatewayServices services;
    private @Nullable HttpServletRequest servlet;

    /** Notes in the trail of these services. */
    public AuditFilter(GatewayServices services) {
        this.services = services;
    }

    /** Called by the JAX-RS runtime once, with a proxy for the request at hand. */
    @Context
    public void setServlet(HttpServletRequest servlet) {
        this.servlet = servlet;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String path = request.getUriInfo().getPath();
        boolean isSession = path.equals("session") || path.startsWith("session/");
        int status = response.getStatus();
        boolean refused = status == 403 || (status == 401 && !isSession);
        boolean changes = !request.getMethod().equals("GET")
                && !request.getMethod().equals("HEAD")
                && !request.getMethod().equals("OPTIONS");
        if (!refused && (!changes || isSession)) {
            return;
        }
        services.trail()
                .ifPresent(trail -> trail.note(new AuditEvent(
                        actor(request),
                        refused
                                ? "request.refused"
                                : "request." + request.getMethod().toLowerCase(Locale.ROOT),
                        "/" + path,
                        outcome(status),
                        details(request, status, refused))));
    }

    private Actor actor(ContainerRequestContext request) {
        String address = Objects.requireNonNull(servlet).getRemoteAddr();
        if (request.getSecurityContext().getUserPrincipal() instanceof Caller caller) {
            return services.accounts()
                    .who(caller.session().token())
                    .map(session -> Callers.actor(session, address))
                    .orElseGet(() -> Actor.of(caller.session().profile(), address));
        }
        boolean secure = request.getSecurityContext().isSecure();
        String token = CookieHeader.value(request::getCookies, SessionCookie.name(secure));
        return token == null
                ? Actor.unknown(address)
                : services.accounts()
                        .who(token)
                        .map(session -> Callers.actor(session, address))
                        .orElseGet(() -> Actor.unknown(address));
    }

    private static Map<String, String> details(ContainerRequestContext request, int status, boolean refused) {
        Map<String, String> details = new HashMap<>();
        details.put("status", Integer.toString(status));
        if (refused) {
            details.put("method", request.getMethod());
        } else if (MediaType.APPLICATION_JSON_TYPE.isCompatible(request.getMediaType())
                && request.getProperty(ChangedFields.PROPERTY) instanceof ChangedFields body) {
            details.putAll(body.fields());
        }
        return details;
    }

    private static Outcome outcome(int status) {
        if (status == 401 || status == 403) {
            return Outcome.REFUSED;
        }
        return status < 400 ? Outcome.DONE : Outcome.FAILED;
    }
}
