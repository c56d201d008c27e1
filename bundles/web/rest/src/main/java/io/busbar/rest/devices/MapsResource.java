package io.busbar.rest.devices;

import io.busbar.gateway.access.Permission;
import io.busbar.rest.access.Needs;
import io.busbar.rest.documents.Paging;
import io.busbar.rest.problem.Languages;
import io.busbar.rest.services.GatewayServices;
import java.util.Locale;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code /maps}. */
@Path("maps")
@Produces(MediaType.APPLICATION_JSON)
public final class MapsResource {

    private final GatewayServices services;

    /** Serves the map files of these services. */
    public MapsResource(GatewayServices services) {
        this.services = services;
    }

    /** What is wrong in the site's map files, ordered by file and line, in the language of the caller. */
    @GET
    @Path("problems")
    @Needs(Permission.DIAGNOSE)
    public Response problems(
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        Locale language = Languages.of(languages);
        return Response.ok(Paging.of(limit, after)
                        .page(
                                services.mapFiles().problems(),
                                MapProblemDocument::key,
                                problem -> MapProblemDocument.of(problem, language)))
                .language(language)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }
}
