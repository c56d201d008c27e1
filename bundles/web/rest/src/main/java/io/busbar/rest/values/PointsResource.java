package io.busbar.rest.values;

import io.busbar.gateway.access.Permission;
import io.busbar.gateway.history.Historian;
import io.busbar.rest.BusbarApplication;
import io.busbar.rest.access.Needs;
import io.busbar.rest.documents.Page;
import io.busbar.rest.documents.Paging;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** {@code /points}. */
@Component(service = PointsResource.class)
@JaxrsResource
@JaxrsApplicationSelect(BusbarApplication.SELECT)
@Path("points")
@Produces(MediaType.APPLICATION_JSON)
public final class PointsResource {

    private final Historian historian;

    /** Serves the points of this store. */
    @Activate
    public PointsResource(@Reference Historian historian) {
        this.historian = historian;
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
        List<PointId> found = historian.points(prefix == null ? "" : prefix).stream()
                .map(PointId::parse)
                .flatMap(Optional::stream)
                .filter(id -> wanted.isEmpty() || PointDocument.matches(id, wanted))
                .toList();
        return paging.page(found, PointId::text, id -> PointDocument.of(id, historian));
    }
}
