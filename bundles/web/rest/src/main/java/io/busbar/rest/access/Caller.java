package io.busbar.rest.access;

import io.busbar.gateway.access.Permission;
import io.busbar.gateway.access.Profile;
import io.busbar.gateway.access.Profiles;
import io.busbar.rest.problem.HttpProblem;
import java.security.Principal;
import javax.ws.rs.core.SecurityContext;

/** Who calls. */
public record Caller(Profiles.Session session) implements Principal {

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

    boolean may(Permission permission) {
        return session.permissions().contains(permission);
    }
}
