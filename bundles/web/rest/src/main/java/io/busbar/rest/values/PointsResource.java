package io.busbar.rest.values;

import io.busbar.gateway.access.Permission;
import io.busbar.rest.access.Needs;
import io.busbar.rest.documents.Page;
import io.busbar.rest.documents.Paging;
import io.busbar.rest.services.GatewayServices;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** {@code /points}. */
@Path("points")
@Produces(MediaType.APPLICATION_JSON)
public final class PointsResource {

    private final GatewayServices services;

    /** Serves the points of this store. */
    public PointsResource(GatewayServices services) {
        this.services = services;
    }

    /** Points that have history, ordered by id. */
    @GET
    @Needs(Permission.VIEW)
    public Page<PointDocument> points(
            @QueryParam("prefix") @Nullable String prefix,
            @QueryParam("search") @Nullable String search,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        Paging paging = Paging.of(limit, after);
        String wanted = search == null ? "" : search.strip().toLowerCase(Locale.ROOT);
        List<PointId> found = services.historian().points(prefix == null ? "" : prefix).stream()
                .map(PointId::parse)
                .flatMap(Optional::stream)
                .filter(id -> wanted.isEmpty() || PointDocument.matches(id, wanted))
                .toList();
        return paging.page(found, PointId::text, id -> PointDocument.of(id, services.historian()));
    }
}
