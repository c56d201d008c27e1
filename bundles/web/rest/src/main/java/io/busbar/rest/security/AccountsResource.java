package io.busbar.rest.security;

import io.busbar.gateway.access.Account;
import io.busbar.gateway.access.Permission;
import io.busbar.gateway.access.Profile;
import io.busbar.gateway.access.SecondFactor;
import io.busbar.gateway.audit.Actor;
import io.busbar.gateway.problem.FieldProblem;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.rest.access.Callers;
import io.busbar.rest.access.Needs;
import io.busbar.rest.services.GatewayServices;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;

/** {@code /accounts}. Passwords go in and never come out. */
@Path("accounts")
@Produces(MediaType.APPLICATION_JSON)
public final class AccountsResource {

    private final GatewayServices services;

    /** Serves the accounts of these services. */
    public AccountsResource(GatewayServices services) {
        this.services = services;
    }

    record AccountDocument(
            String id,
            Profile profile,
            boolean personal,
            boolean enabled,
            Account.Password password,
            boolean locked,
            @Nullable Instant lockedUntil,
            boolean secondFactor,
            int recoveryCodes) {

        static AccountDocument of(Account account) {
            Instant until = account.lockedUntil();
            return new AccountDocument(
                    account.id(),
                    account.profile(),
                    account.personal(),
                    account.enabled(),
                    account.password(),
                    until != null,
                    Instant.MAX.equals(until) ? null : until,
                    account.secondFactor(),
                    account.recoveryCodes());
        }
    }

    record AccountList(List<AccountDocument> items) {}

    record NewAccount(@Nullable String id, @Nullable Profile profile, @Nullable String password) {
        @Override
        public String toString() {
            return "NewAccount[" + id + "]";
        }
    }

    record NewPassword(@Nullable String password) {
        @Override
        public String toString() {
            return "NewPassword";
        }
    }

    record Enabled(@Nullable Boolean enabled) {}

    record Code(@Nullable String code) {
        @Override
        public String toString() {
            return "Code";
        }
    }

    record RecoveryCodes(List<String> codes) {}

    record FactorOffer(String secret, String uri) {}

    /** All accounts. */
    @GET
    @Needs(Permission.PROFILES)
    public AccountList list() {
        return new AccountList(
                services.accounts().accounts().stream().map(AccountDocument::of).toList());
    }

    /** Adds a personal account. */
    @POST
    @Needs(Permission.PROFILES)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(NewAccount wish, @Context SecurityContext security, @Context HttpServletRequest request) {
        List<FieldProblem> problems = new ArrayList<>();
        String id = required(problems, "id", wish.id());
        String password = required(problems, "password", wish.password());
        Profile profile = wish.profile();
        if (profile == null) {
            problems.add(FieldProblem.of("profile", "field.required"));
        }
        if (profile == null || !problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
        services.accounts().add(actor(security, request), id, profile, password);
        return Response.created(URI.create("accounts/" + id.strip()))
                .entity(document(id))
                .build();
    }

    /** Removes a personal account. */
    @DELETE
    @Path("{id}")
    @Needs(Permission.PROFILES)
    public Response remove(
            @PathParam("id") String id, @Context SecurityContext security, @Context HttpServletRequest request) {
        services.accounts().remove(actor(security, request), id);
        return Response.noContent().build();
    }

    /** Gives an account a password, to be changed at the next sign-in. */
    @PUT
    @Path("{id}/password")
    @Needs(Permission.PROFILES)
    @Consumes(MediaType.APPLICATION_JSON)
    public AccountDocument password(
            @PathParam("id") String id,
            NewPassword wish,
            @Context SecurityContext security,
            @Context HttpServletRequest request) {
        services.accounts().setPassword(actor(security, request), id, required("password", wish.password()));
        return document(id);
    }

    /** Opens or closes an account. */
    @PUT
    @Path("{id}/enabled")
    @Needs(Permission.PROFILES)
    @Consumes(MediaType.APPLICATION_JSON)
    public AccountDocument enable(
            @PathParam("id") String id,
            Enabled wish,
            @Context SecurityContext security,
            @Context HttpServletRequest request) {
        Boolean enabled = wish.enabled();
        if (enabled == null) {
            throw ProblemException.invalid("enabled", "field.required");
        }
        services.accounts().enable(actor(security, request), id, enabled);
        return document(id);
    }

    /** Lets an account in again that was locked. */
    @DELETE
    @Path("{id}/lock")
    @Needs(Permission.PROFILES)
    public AccountDocument unlock(
            @PathParam("id") String id, @Context SecurityContext security, @Context HttpServletRequest request) {
        services.accounts().unlock(actor(security, request), id);
        return document(id);
    }

    /** Offers a second factor. */
    @POST
    @Path("{id}/second-factor")
    @Needs(Permission.PROFILES)
    public FactorOffer offer(
            @PathParam("id") String id, @Context SecurityContext security, @Context HttpServletRequest request) {
        SecondFactor offer = services.accounts().offerSecondFactor(actor(security, request), id);
        return new FactorOffer(offer.secret(), offer.uri());
    }

    /** Takes the offered second factor into use. */
    @PUT
    @Path("{id}/second-factor")
    @Needs(Permission.PROFILES)
    @Consumes(MediaType.APPLICATION_JSON)
    public RecoveryCodes confirm(
            @PathParam("id") String id,
            Code wish,
            @Context SecurityContext security,
            @Context HttpServletRequest request) {
        return new RecoveryCodes(
                services.accounts().confirmSecondFactor(actor(security, request), id, required("code", wish.code())));
    }

    /** Asks for no second factor any more. */
    @DELETE
    @Path("{id}/second-factor")
    @Needs(Permission.PROFILES)
    public AccountDocument removeFactor(
            @PathParam("id") String id, @Context SecurityContext security, @Context HttpServletRequest request) {
        services.accounts().removeSecondFactor(actor(security, request), id);
        return document(id);
    }

    private AccountDocument document(String id) {
        return services.accounts().accounts().stream()
                .filter(account -> account.id().equalsIgnoreCase(id.strip()))
                .findFirst()
                .map(AccountDocument::of)
                .orElseThrow(() -> ProblemException.of(ProblemException.Kind.NOT_FOUND, "account.unknown", id));
    }

    private Actor actor(SecurityContext security, HttpServletRequest request) {
        return Callers.actor(services, security, request);
    }

    private static String required(String field, @Nullable String value) {
        List<FieldProblem> problems = new ArrayList<>();
        String given = required(problems, field, value);
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
        return given;
    }

    private static String required(List<FieldProblem> problems, String field, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            problems.add(FieldProblem.of(field, "field.required"));
            return "";
        }
        return value;
    }
}
