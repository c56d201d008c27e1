package io.busbar.rest.gateway;

import io.busbar.gateway.access.Permission;
import io.busbar.rest.access.Needs;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;

/** {@code /system/restart}. */
@Path("system/restart")
@Produces(MediaType.APPLICATION_JSON)
public final class RestartResource {

    private final Runnable restart;

    /**
     * Restarts with this.
     *
     * @param restart begins an orderly restart and returns at once, so that the request can still be answered
     */
    public RestartResource(Runnable restart) {
        this.restart = restart;
    }

    /** Stops the gateway in an orderly way and starts it again. */
    @POST
    @Needs(Permission.RESTART)
    public Response restart() {
        restart.run();
        return Response.accepted().build();
    }
}
