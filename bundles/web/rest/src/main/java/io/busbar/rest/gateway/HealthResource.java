package io.busbar.rest.gateway;

import io.busbar.rest.access.Open;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;

/** {@code /health}. */
@Path("health")
@Produces(MediaType.APPLICATION_JSON)
public final class HealthResource {

    private final Readiness readiness;

    /** Answers what this says. */
    public HealthResource(Readiness readiness) {
        this.readiness = readiness;
    }

    /** Whether the gateway can be used. */
    @GET
    @Open
    public Readiness.Health health() {
        return readiness.health();
    }
}
