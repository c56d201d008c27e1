package io.busbar.rest.access;

import io.busbar.gateway.access.Permission;
import io.busbar.gateway.access.Profile;
import io.busbar.gateway.access.Profiles;
import io.busbar.rest.problem.HttpProblem;
import java.security.Principal;
import java.util.function.Consumer;
import javax.ws.rs.core.SecurityContext;

/**
 * Who calls.
 *
 * @param guard refuses what the caller is not allowed in this request
 */
public record Caller(Profiles.Session session, Consumer<Permission> guard) implements Principal {

    /** The caller that the guard admitted. */
    public static Caller of(SecurityContext security) {
        if (security.getUserPrincipal() instanceof Caller caller) {
            return caller;
        }
        throw new HttpProblem(401, "session.missing");
    }

    @Override
    public String getName() {
        return session.profile().name();
    }

    /** Whether addresses of the installation are shown: not to the profile that needs no password. */
    public boolean seesAddresses() {
        return session.profile() != Profile.USER;
    }

    /**
     * Refuses a caller who lacks a permission that shows only while the request is being served.
     *
     * @throws io.busbar.gateway.problem.ProblemException if it is missing
     */
    public void require(Permission permission) {
        guard.accept(permission);
    }

    boolean may(Permission permission) {
        return session.permissions().contains(permission);
    }
}
