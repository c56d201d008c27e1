package io.busbar.rest.gateway;

import io.busbar.gateway.access.Permission;
import io.busbar.gateway.site.Site;
import io.busbar.rest.BusbarApplication;
import io.busbar.rest.access.Needs;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** {@code /site}. */
@Component(service = SiteResource.class)
@JaxrsResource
@JaxrsApplicationSelect(BusbarApplication.SELECT)
@Path("site")
@Produces(MediaType.APPLICATION_JSON)
public final class SiteResource {

    private record SiteDocument(String name, String zone) {}

    private final Site site;

    /** Serves this site. */
    @Activate
    public SiteResource(@Reference Site site) {
        this.site = site;
    }

    /** Name and time zone of the site. */
    @GET
    @Needs(Permission.VIEW)
    public Object site() {
        return new SiteDocument(site.name(), site.zone().getId());
    }
}
