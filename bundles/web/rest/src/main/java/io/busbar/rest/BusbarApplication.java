package io.busbar.rest;

import javax.ws.rs.core.Application;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationBase;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsExtensionSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsName;

/** The application below {@code /api/v1}. It does not start without the filter that guards it. */
@Component(service = Application.class)
@JaxrsName(BusbarApplication.NAME)
@JaxrsApplicationBase("/api/v1")
@JaxrsExtensionSelect("(osgi.jaxrs.name=" + BusbarApplication.GUARD + ")")
public final class BusbarApplication extends Application {

    /** Name in the whiteboard. */
    public static final String NAME = "busbar";

    /** Target of everything that belongs to this application. */
    public static final String SELECT = "(osgi.jaxrs.name=" + NAME + ")";

    /** Name of the extension that decides on access. */
    public static final String GUARD = "busbar.guard";
}
