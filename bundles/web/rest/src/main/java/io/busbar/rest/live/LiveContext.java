package io.busbar.rest.live;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.context.ServletContextHelper;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContext;

/** A web context of its own: the longest path wins, so the stream is not swallowed by the JAX-RS application above it. */
@Component(service = ServletContextHelper.class)
@HttpWhiteboardContext(name = LiveContext.NAME, path = "/api/v1/live")
public final class LiveContext extends ServletContextHelper {

    static final String NAME = "busbar.live";
}
