package io.busbar.rest.access;

import io.busbar.gateway.access.Permission;
import java.security.Principal;
import java.util.Arrays;
import javax.ws.rs.core.SecurityContext;

/** Hands the caller to the resource method. */
record CallerContext(Caller caller, boolean secure) implements SecurityContext {

    @Override
    public Principal getUserPrincipal() {
        return caller;
    }

    @Override
    public boolean isUserInRole(String role) {
        return Arrays.stream(Permission.values())
                .anyMatch(permission -> permission.name().equals(role) && caller.may(permission));
    }

    @Override
    public boolean isSecure() {
        return secure;
    }

    @Override
    public String getAuthenticationScheme() {
        return "Session";
    }
}
