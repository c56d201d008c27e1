package io.busbar.rest.security;

import io.busbar.gateway.access.Permission;
import io.busbar.rest.access.Callers;
import io.busbar.rest.access.Needs;
import io.busbar.rest.services.GatewayServices;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;

/** {@code /passphrase}. */
@Path("passphrase")
@Produces(MediaType.APPLICATION_JSON)
public final class PassphraseResource {

    private final GatewayServices services;

    /** Serves the accounts of these services. */
    public PassphraseResource(GatewayServices services) {
        this.services = services;
    }

    record Passphrase(String passphrase) {
        @Override
        public String toString() {
            return "Passphrase";
        }
    }

    /** Makes a passphrase in place of the former one, and tells it this once. */
    @POST
    @Needs(Permission.PROFILES)
    public Passphrase make(@Context SecurityContext security, @Context HttpServletRequest request) {
        return new Passphrase(services.accounts().newPassphrase(Callers.actor(services, security, request)));
    }
}
