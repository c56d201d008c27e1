package io.busbar.rest.access;

import io.busbar.rest.json.BoundedInput;
import io.busbar.rest.json.Json;
import io.busbar.rest.problem.HttpProblem;
import java.lang.reflect.Method;
import java.util.Objects;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.container.ResourceInfo;
import javax.ws.rs.core.Context;
import org.jspecify.annotations.Nullable;

/** Stands before every resource method and lets through who may call it; what says nothing of access is closed. */
public final class AccessFilter implements ContainerRequestFilter {

    private final Doorkeeper doorkeeper;
    private @Nullable ResourceInfo resource;

    /** Asks this doorkeeper. */
    public AccessFilter(Doorkeeper doorkeeper) {
        this.doorkeeper = doorkeeper;
    }

    /** Called by the JAX-RS runtime once, with a proxy for the resource method at hand. */
    @Context
    public void setResource(ResourceInfo resource) {
        this.resource = resource;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Method method = Objects.requireNonNull(resource).getResourceMethod();
        long most = method != null && method.isAnnotationPresent(MostBody.class)
                ? method.getAnnotation(MostBody.class).value()
                : Json.MAX_BODY;
        if (request.getLength() > most) {
            throw new HttpProblem(413, "body.large", most);
        }
        ChangedFields body = new ChangedFields(new BoundedInput(request.getEntityStream(), most));
        request.setEntityStream(body);
        request.setProperty(ChangedFields.PROPERTY, body);
        RequestFacts facts = facts(request);
        if (method != null && method.isAnnotationPresent(Open.class)) {
            doorkeeper.refuseForged(facts);
            return;
        }
        Needs needs = method == null ? null : method.getAnnotation(Needs.class);
        if (needs == null) {
            throw new HttpProblem(403, "method.closed");
        }
        Caller caller = doorkeeper.allowed(facts, needs.value());
        request.setSecurityContext(new CallerContext(caller, facts.secure()));
    }

    private static RequestFacts facts(ContainerRequestContext request) {
        boolean secure = request.getSecurityContext().isSecure();
        String token = CookieHeader.value(request::getCookies, SessionCookie.name(secure));
        return RequestFacts.of(request.getMethod(), secure, request::getHeaderString, token);
    }
}
