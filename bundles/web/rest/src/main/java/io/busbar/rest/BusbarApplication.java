package io.busbar.rest;

import io.busbar.rest.access.AccessFilter;
import io.busbar.rest.gateway.WebFailureMapper;
import io.busbar.rest.json.JsonBodies;
import io.busbar.rest.problem.FailureMapper;
import javax.ws.rs.core.Application;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationBase;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsExtensionSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsName;

/** The application below {@code /api/v1}. It does not start without the filter that guards it, nor without what writes its answers. */
@Component(service = Application.class)
@JaxrsName(BusbarApplication.NAME)
@JaxrsApplicationBase("/api/v1")
@JaxrsExtensionSelect({
    "(osgi.jaxrs.name=" + AccessFilter.NAME + ")",
    "(osgi.jaxrs.name=" + JsonBodies.NAME + ")",
    "(osgi.jaxrs.name=" + FailureMapper.NAME + ")",
    "(osgi.jaxrs.name=" + WebFailureMapper.NAME + ")"
})
public final class BusbarApplication extends Application {

    /** Name in the whiteboard. */
    public static final String NAME = "busbar";

    /** Target of everything that belongs to this application. */
    public static final String SELECT = "(osgi.jaxrs.name=" + NAME + ")";
}
