package io.busbar.rest.access;

import io.busbar.gateway.access.OpenSession;
import io.busbar.gateway.audit.Actor;
import io.busbar.rest.services.GatewayServices;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.core.SecurityContext;

/** Who calls, for the audit trail. */
public final class Callers {

    private Callers() {}

    /** The caller that the guard admitted, with the account and the short name of the session. */
    public static Actor actor(GatewayServices services, SecurityContext security, HttpServletRequest request) {
        Caller caller = Caller.of(security);
        String address = request.getRemoteAddr();
        return services.accounts()
                .who(caller.session().token())
                .map(session -> actor(session, address))
                .orElseGet(() -> Actor.of(caller.session().profile(), address));
    }

    static Actor actor(OpenSession session, String address) {
        return new Actor(session.account(), address, session.id());
    }
}
