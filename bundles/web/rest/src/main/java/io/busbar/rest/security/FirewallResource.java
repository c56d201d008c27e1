package io.busbar.rest.security;

import io.busbar.gateway.access.Permission;
import io.busbar.gateway.guard.Firewall;
import io.busbar.gateway.guard.FirewallDocument;
import io.busbar.gateway.problem.FieldProblem;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.rest.access.Callers;
import io.busbar.rest.access.Needs;
import io.busbar.rest.services.GatewayServices;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;

/** {@code /settings/firewall}. */
@Path("settings/firewall")
@Produces(MediaType.APPLICATION_JSON)
public final class FirewallResource {

    private final GatewayServices services;

    /** Serves the firewall of these services. */
    public FirewallResource(GatewayServices services) {
        this.services = services;
    }

    record RuleWish(@Nullable String mac, @Nullable String ip, @Nullable String protocol, @Nullable String port) {}

    record FirewallWish(
            @Nullable Long bitsPerSecond, @Nullable Integer requestsPerSecond, @Nullable List<RuleWish> rules) {}

    record FirewallAnswer(
            long bitsPerSecond,
            int requestsPerSecond,
            List<FirewallDocument.Rule> rules,
            @Nullable Instant confirmBy,
            List<Firewall.Blocked> blocked,
            Firewall.Counters counters) {}

    /** Limits, rules, and what came of them. */
    @GET
    @Needs(Permission.FIREWALL)
    public FirewallAnswer get() {
        return answer();
    }

    /** Puts limits and rules in force; they go back unless confirmed within a minute. */
    @PUT
    @Needs(Permission.FIREWALL)
    @Consumes(MediaType.APPLICATION_JSON)
    public FirewallAnswer change(
            FirewallWish wish, @Context SecurityContext security, @Context HttpServletRequest request) {
        FirewallDocument next = document(wish);
        String protocol = request.isSecure() ? "https" : "http";
        if (!services.firewall().admits(next, request.getRemoteAddr(), protocol, request.getLocalPort())) {
            throw ProblemException.of(Kind.CONFLICT, "firewall.locks.out", request.getRemoteAddr());
        }
        services.firewall().change(Callers.actor(services, security, request), next);
        return answer();
    }

    /** Keeps the change under way. */
    @POST
    @Path("confirmation")
    @Needs(Permission.FIREWALL)
    public FirewallAnswer confirm(@Context SecurityContext security, @Context HttpServletRequest request) {
        services.firewall().confirm(Callers.actor(services, security, request));
        return answer();
    }

    private FirewallAnswer answer() {
        Firewall firewall = services.firewall();
        FirewallDocument document = firewall.document();
        return new FirewallAnswer(
                document.bitsPerSecond(),
                document.requestsPerSecond(),
                document.rules(),
                firewall.confirmBy(),
                firewall.blocked(),
                firewall.counters());
    }

    private static FirewallDocument document(FirewallWish wish) {
        List<FieldProblem> missing = new ArrayList<>();
        Long bits = wish.bitsPerSecond();
        Integer requests = wish.requestsPerSecond();
        List<RuleWish> rules = wish.rules();
        if (bits == null) {
            missing.add(FieldProblem.of("bitsPerSecond", "field.required"));
        }
        if (requests == null) {
            missing.add(FieldProblem.of("requestsPerSecond", "field.required"));
        }
        if (rules == null) {
            missing.add(FieldProblem.of("rules", "field.required"));
        }
        if (bits == null || requests == null || rules == null) {
            throw ProblemException.invalid(missing);
        }
        return new FirewallDocument(
                bits,
                requests,
                rules.stream()
                        .map(rule -> new FirewallDocument.Rule(
                                any(rule.mac()), any(rule.ip()), any(rule.protocol()), any(rule.port())))
                        .toList());
    }

    private static String any(@Nullable String value) {
        return value == null || value.isBlank() ? "*" : value;
    }
}
