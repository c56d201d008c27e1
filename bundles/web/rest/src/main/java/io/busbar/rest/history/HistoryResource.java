package io.busbar.rest.history;

import io.busbar.gateway.access.Permission;
import io.busbar.gateway.history.Historian;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.gateway.site.Site;
import io.busbar.gateway.values.LastValues;
import io.busbar.rest.BusbarApplication;
import io.busbar.rest.access.Needs;
import io.busbar.rest.values.PointId;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** {@code /history}. */
@Component(service = HistoryResource.class)
@JaxrsResource
@JaxrsApplicationSelect(BusbarApplication.SELECT)
@Path("history")
@Produces(MediaType.APPLICATION_JSON)
public final class HistoryResource {

    private final Historian historian;
    private final LastValues lastValues;
    private final Site site;

    /** Serves this store; days and longer are cut in the zone of this site. */
    @Activate
    public HistoryResource(@Reference Historian historian, @Reference LastValues lastValues, @Reference Site site) {
        this.historian = historian;
        this.lastValues = lastValues;
        this.site = site;
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
        for (PointId point : query.points()) {
            if (historian.range(point.text()).isEmpty()
                    && lastValues.value(point.text()).isEmpty()) {
                throw ProblemException.of(Kind.NOT_FOUND, "point.unknown", point.text());
            }
        }
        return Response.ok(new HistoryAnswer(historian, query, site.zone()), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
