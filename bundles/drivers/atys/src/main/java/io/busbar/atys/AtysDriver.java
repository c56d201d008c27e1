package io.busbar.atys;

import io.busbar.registers.MapFamily;
import io.busbar.registers.SiteMaps;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The ATyS family: everything that it is stands in its maps. */
@Component(service = {})
public final class AtysDriver {

    private final MapFamily family;

    /** Registers the driver. */
    @Activate
    public AtysDriver(BundleContext context, @Reference SiteMaps site) {
        this.family = MapFamily.open("atys", context, site);
    }

    /** Takes the driver away. */
    @Deactivate
    public void close() {
        family.close();
    }
}
