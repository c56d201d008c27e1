package io.busbar.rest.history;

import io.busbar.gateway.access.Permission;
import io.busbar.gateway.history.Historian;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.rest.access.Needs;
import io.busbar.rest.services.GatewayServices;
import io.busbar.rest.values.PointId;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code /history}. */
@Path("history")
@Produces(MediaType.APPLICATION_JSON)
public final class HistoryResource {

    private final GatewayServices services;

    /** Serves the store; days and longer are cut in the zone of the site. */
    public HistoryResource(GatewayServices services) {
        this.services = services;
    }

    /** What points did in a range of time. A point that is measured but has nothing stored yet is not unknown: its columns are empty. */
    @GET
    @Needs(Permission.VIEW)
    public Response history(
            @QueryParam("points") @Nullable String points,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("step") @Nullable String step,
            @QueryParam("max") @Nullable String max) {
        HistoryQuery query = HistoryQuery.parse(points, from, to, step, max);
        Historian historian = services.historian();
        for (PointId point : query.points()) {
            if (historian.range(point.text()).isEmpty()
                    && services.lastValues().value(point.text()).isEmpty()) {
                throw ProblemException.of(Kind.NOT_FOUND, "point.unknown", point.text());
            }
        }
        return Response.ok(new HistoryAnswer(historian, query, services.site().zone()), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
