package io.busbar.isom;

import io.busbar.registers.MapFamily;
import io.busbar.registers.SiteMaps;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The ISOM Digiware family: everything that it is stands in its maps. */
@Component(service = {})
public final class IsomDriver {

    private final MapFamily family;

    /** Registers the driver. */
    @Activate
    public IsomDriver(BundleContext context, @Reference SiteMaps site) {
        this.family = MapFamily.open("isom", context, site);
    }

    /** Takes the driver away. */
    @Deactivate
    public void close() {
        family.close();
    }
}
