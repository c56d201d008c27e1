package io.busbar.rest.gateway;

import io.busbar.rest.BusbarApplication;
import io.busbar.rest.access.Open;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** {@code /health}. */
@Component(service = HealthResource.class)
@JaxrsResource
@JaxrsApplicationSelect(BusbarApplication.SELECT)
@Path("health")
@Produces(MediaType.APPLICATION_JSON)
public final class HealthResource {

    private final Readiness readiness;

    /** Answers what this says. */
    @Activate
    public HealthResource(@Reference Readiness readiness) {
        this.readiness = readiness;
    }

    /** Whether the gateway can be used. */
    @GET
    @Open
    public Readiness.Health health() {
        return readiness.health();
    }
}
