package io.busbar.rest.values;

import io.busbar.gateway.access.Permission;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.rest.access.Needs;
import io.busbar.rest.services.GatewayServices;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;

/** {@code /devices/{id}/values}. */
@Path("devices/{id}/values")
@Produces(MediaType.APPLICATION_JSON)
public final class ValuesResource {

    private final GatewayServices services;

    /** Serves the last values. */
    public ValuesResource(GatewayServices services) {
        this.services = services;
    }

    /** The last values of a device, in its driver's order; none while nothing has been read. */
    @GET
    @Needs(Permission.VIEW)
    public ValueDocument.OfDevice values(@PathParam("id") String id) {
        if (services.devices().device(id).isEmpty()) {
            throw ProblemException.of(Kind.NOT_FOUND, "device.unknown", id);
        }
        return new ValueDocument.OfDevice(
                id,
                services.lastValues().values(id).stream().map(ValueDocument::of).toList());
    }
}
