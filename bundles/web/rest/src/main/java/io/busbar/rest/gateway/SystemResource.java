package io.busbar.rest.gateway;

import io.busbar.gateway.access.Permission;
import io.busbar.gateway.site.SiteDocuments;
import io.busbar.gateway.values.SampleBus;
import io.busbar.rest.BusbarApplication;
import io.busbar.rest.access.Needs;
import io.busbar.rest.live.LiveFeed;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** {@code /system/state}. */
@Component(service = SystemResource.class)
@JaxrsResource
@JaxrsApplicationSelect(BusbarApplication.SELECT)
@Path("system/state")
@Produces(MediaType.APPLICATION_JSON)
public final class SystemResource {

    private final Readiness readiness;
    private final SampleBus bus;
    private final LiveFeed live;
    private final SiteDocuments documents;

    /** Reports on these. */
    @Activate
    public SystemResource(
            @Reference Readiness readiness,
            @Reference SampleBus bus,
            @Reference LiveFeed live,
            @Reference SiteDocuments documents) {
        this.readiness = readiness;
        this.bus = bus;
        this.live = live;
        this.documents = documents;
    }

    /** How the gateway fares. */
    @GET
    @Needs(Permission.DIAGNOSE)
    public Object state() {
        return SystemDocument.of(
                readiness.health(),
                readiness.historian().orElse(null),
                bus.sinks(),
                live.status(),
                documents.unusable());
    }
}
