package io.busbar.rest.site;

import io.busbar.gateway.access.OpenSession;
import io.busbar.gateway.access.Permission;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.gateway.site.Favourite;
import io.busbar.rest.access.Caller;
import io.busbar.rest.access.Needs;
import io.busbar.rest.documents.EntityTags;
import io.busbar.rest.documents.Page;
import io.busbar.rest.services.GatewayServices;
import java.net.URI;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;

/** {@code /favourites}: views that the account of the caller keeps, and those that are shared with everybody. */
@Path("favourites")
@Produces(MediaType.APPLICATION_JSON)
public final class FavouritesResource {

    private final GatewayServices services;
    private final EntityTags tags = new EntityTags();
    private final Object changes = new Object();

    /** Serves the kept views of these services. */
    public FavouritesResource(GatewayServices services) {
        this.services = services;
    }

    /** The favourites that the caller sees, of one page or of all. */
    @GET
    @Needs(Permission.VIEW)
    public Page<FavouriteDocument> list(@QueryParam("page") @Nullable String page, @Context SecurityContext security) {
        String account = account(security);
        return new Page<>(
                services.favourites().favourites(account).stream()
                        .filter(one -> page == null || one.page().equals(page))
                        .map(one -> FavouriteDocument.of(one, account))
                        .toList(),
                null);
    }

    /** Keeps a view. */
    @POST
    @Needs(Permission.FAVOURITES)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(FavouriteSettings settings, @Context SecurityContext security) {
        String account = account(security);
        Favourite added = services.favourites().add(settings.of("", account));
        return document(added, account, Response.created(URI.create("favourites/" + added.id())));
    }

    /** One favourite. */
    @GET
    @Path("{id}")
    @Needs(Permission.VIEW)
    public Response get(@PathParam("id") String id, @Context SecurityContext security) {
        String account = account(security);
        return document(visible(id, account), account, Response.ok());
    }

    /** Changes a favourite of one's own, unless it has been changed since the caller read it. */
    @PUT
    @Path("{id}")
    @Needs(Permission.FAVOURITES)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response change(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            FavouriteSettings settings,
            @Context SecurityContext security) {
        synchronized (changes) {
            String account = account(security);
            Favourite old = changeable(id, account, security);
            tags.check(ifMatch, FavouriteDocument.of(old, account));
            return document(services.favourites().change(settings.of(id, account)), account, Response.ok());
        }
    }

    /** Removes a favourite of one's own; who configures the site can remove every shared one. */
    @DELETE
    @Path("{id}")
    @Needs(Permission.FAVOURITES)
    public Response remove(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Context SecurityContext security) {
        synchronized (changes) {
            String account = account(security);
            Favourite old = changeable(id, account, security);
            tags.check(ifMatch, FavouriteDocument.of(old, account));
            services.favourites().remove(id);
        }
        return Response.noContent().build();
    }

    private Favourite visible(String id, String account) {
        return services.favourites()
                .favourite(id)
                .filter(one -> one.shared() || one.owner().equals(account))
                .orElseThrow(() -> ProblemException.of(Kind.NOT_FOUND, "favourite.unknown"));
    }

    private Favourite changeable(String id, String account, SecurityContext security) {
        Favourite favourite = visible(id, account);
        if (!favourite.owner().equals(account)) {
            Caller.of(security).require(Permission.CONFIGURE);
        }
        return favourite;
    }

    private String account(SecurityContext security) {
        Caller caller = Caller.of(security);
        return services.accounts()
                .who(caller.session().token())
                .map(OpenSession::account)
                .orElseGet(() -> caller.session().profile().name());
    }

    private Response document(Favourite favourite, String account, Response.ResponseBuilder answer) {
        FavouriteDocument document = FavouriteDocument.of(favourite, account);
        return answer.header(HttpHeaders.ETAG, tags.tag(document))
                .entity(document)
                .build();
    }
}
