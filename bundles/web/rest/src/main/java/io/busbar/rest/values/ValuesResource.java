package io.busbar.rest.values;

import io.busbar.gateway.access.Permission;
import io.busbar.gateway.devices.Devices;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.gateway.values.LastValues;
import io.busbar.rest.BusbarApplication;
import io.busbar.rest.access.Needs;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** {@code /devices/{id}/values}. */
@Component(service = ValuesResource.class)
@JaxrsResource
@JaxrsApplicationSelect(BusbarApplication.SELECT)
@Path("devices/{id}/values")
@Produces(MediaType.APPLICATION_JSON)
public final class ValuesResource {

    private final Devices devices;
    private final LastValues lastValues;

    /** Serves the last values of these devices. */
    @Activate
    public ValuesResource(@Reference Devices devices, @Reference LastValues lastValues) {
        this.devices = devices;
        this.lastValues = lastValues;
    }

    /** The last values of a device, in its driver's order; none while nothing has been read. */
    @GET
    @Needs(Permission.VIEW)
    public ValueDocument.OfDevice values(@PathParam("id") String id) {
        if (devices.device(id).isEmpty()) {
            throw ProblemException.of(Kind.NOT_FOUND, "device.unknown", id);
        }
        return new ValueDocument.OfDevice(
                id, lastValues.values(id).stream().map(ValueDocument::of).toList());
    }
}
