package io.busbar.rest.security;

import io.busbar.gateway.access.Permission;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.tls.CertificateInfo;
import io.busbar.rest.access.Callers;
import io.busbar.rest.access.Needs;
import io.busbar.rest.services.GatewayServices;
import java.util.List;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;

/** {@code /authorities}: whose certificates the gateway accepts where it is the client. */
@Path("authorities")
@Produces(MediaType.APPLICATION_JSON)
public final class AuthoritiesResource {

    private final GatewayServices services;

    /** Serves the authorities of these services. */
    public AuthoritiesResource(GatewayServices services) {
        this.services = services;
    }

    record Pem(@Nullable String pem) {}

    record AuthorityList(List<CertificateInfo> items, int builtIn) {}

    /** The site's own authorities. */
    @GET
    @Needs(Permission.CERTIFICATES)
    public AuthorityList list() {
        return answer();
    }

    /** Trusts the authorities of a PEM text. */
    @POST
    @Needs(Permission.CERTIFICATES)
    @Consumes(MediaType.APPLICATION_JSON)
    public AuthorityList add(Pem wish, @Context SecurityContext security, @Context HttpServletRequest request) {
        String pem = wish.pem();
        if (pem == null || pem.isBlank()) {
            throw ProblemException.invalid("pem", "field.required");
        }
        services.authorities().add(Callers.actor(services, security, request), pem);
        return answer();
    }

    /** Trusts an authority no longer. */
    @DELETE
    @Path("{id}")
    @Needs(Permission.CERTIFICATES)
    public AuthorityList remove(
            @PathParam("id") String id, @Context SecurityContext security, @Context HttpServletRequest request) {
        services.authorities().remove(Callers.actor(services, security, request), id);
        return answer();
    }

    private AuthorityList answer() {
        return new AuthorityList(
                services.authorities().own(), services.authorities().builtIn());
    }
}
