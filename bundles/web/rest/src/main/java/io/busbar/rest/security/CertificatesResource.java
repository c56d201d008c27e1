package io.busbar.rest.security;

import io.busbar.gateway.access.Permission;
import io.busbar.gateway.audit.Actor;
import io.busbar.gateway.problem.FieldProblem;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.gateway.tls.CertificateInfo;
import io.busbar.gateway.tls.Certificates.Shown;
import io.busbar.rest.access.Callers;
import io.busbar.rest.access.Needs;
import io.busbar.rest.problem.Languages;
import io.busbar.rest.services.GatewayServices;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;

/** {@code /settings/https}: the certificate of the gateway. Keys go in and never come out. */
@Path("settings/https")
@Produces(MediaType.APPLICATION_JSON)
public final class CertificatesResource {

    private final GatewayServices services;

    /** Serves the certificate of these services. */
    public CertificatesResource(GatewayServices services) {
        this.services = services;
    }

    record Upload(@Nullable String chain, @Nullable String key, @Nullable String passphrase) {
        @Override
        public String toString() {
            return "Upload";
        }
    }

    record RequestWish(@Nullable String subject, @Nullable List<String> names) {}

    record RequestText(String pem) {}

    record HttpsAnswer(
            List<CertificateInfo> chain, boolean uploaded, @Nullable Instant confirmBy, List<String> warnings) {}

    /** What is shown to clients. */
    @GET
    @Needs(Permission.CERTIFICATES)
    public HttpsAnswer get(@Context HttpServletRequest request, @Context HttpHeaders headers) {
        return answer(request, headers);
    }

    /** Shows another certificate; the former one comes back unless it is confirmed within two minutes. */
    @PUT
    @Path("certificate")
    @Needs(Permission.CERTIFICATES)
    @Consumes(MediaType.APPLICATION_JSON)
    public HttpsAnswer upload(
            Upload wish,
            @Context SecurityContext security,
            @Context HttpServletRequest request,
            @Context HttpHeaders headers) {
        String chain = wish.chain();
        if (chain == null || chain.isBlank()) {
            throw ProblemException.invalid("chain", "field.required");
        }
        services.certificates()
                .upload(
                        actor(security, request),
                        chain,
                        text(wish.key()),
                        text(wish.passphrase()),
                        request.getServerName());
        return answer(request, headers);
    }

    /** Keeps the certificate under way. */
    @POST
    @Path("confirmation")
    @Needs(Permission.CERTIFICATES)
    public HttpsAnswer confirm(
            @Context SecurityContext security, @Context HttpServletRequest request, @Context HttpHeaders headers) {
        services.certificates().confirm(actor(security, request));
        return answer(request, headers);
    }

    /** Goes back to the certificate that the gateway made for itself. */
    @DELETE
    @Path("certificate")
    @Needs(Permission.CERTIFICATES)
    public HttpsAnswer remove(
            @Context SecurityContext security, @Context HttpServletRequest request, @Context HttpHeaders headers) {
        services.certificates().remove(actor(security, request));
        return answer(request, headers);
    }

    /** Makes a key and a request for a certificate of it. */
    @POST
    @Path("request")
    @Needs(Permission.CERTIFICATES)
    @Consumes(MediaType.APPLICATION_JSON)
    public RequestText request(
            RequestWish wish, @Context SecurityContext security, @Context HttpServletRequest request) {
        List<String> names = wish.names();
        return new RequestText(services.certificates()
                .request(actor(security, request), text(wish.subject()), names == null ? List.of() : names));
    }

    private HttpsAnswer answer(HttpServletRequest request, HttpHeaders headers) {
        Shown shown = services.certificates()
                .shown()
                .orElseThrow(() -> ProblemException.of(Kind.UNAVAILABLE, "gateway.starting"));
        Locale locale = Languages.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        return new HttpsAnswer(
                shown.chain(),
                shown.uploaded(),
                shown.confirmBy(),
                shown.warnings().stream()
                        .map(code -> ProblemException.text(locale, FieldProblem.of("", code, request.getServerName())))
                        .toList());
    }

    private Actor actor(SecurityContext security, HttpServletRequest request) {
        return Callers.actor(services, security, request);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
