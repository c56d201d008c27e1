package io.busbar.rest.devices;

import io.busbar.driver.DeviceCommand;
import io.busbar.gateway.access.Permission;
import io.busbar.gateway.audit.Actor;
import io.busbar.gateway.devices.Commands;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.rest.access.Caller;
import io.busbar.rest.access.Needs;
import io.busbar.rest.documents.Page;
import io.busbar.rest.services.GatewayServices;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;

/** {@code /devices/{id}/commands}. */
@Path("devices/{id}/commands")
@Produces(MediaType.APPLICATION_JSON)
public final class CommandsResource {

    /** What a caller sends to have a command carried out. */
    record Order(@Nullable Long argument, @Nullable Boolean confirm) {}

    private final GatewayServices services;

    /** Serves the commands of the devices. */
    public CommandsResource(GatewayServices services) {
        this.services = services;
    }

    /** The commands of a device in the order of its map, each with the reason why it cannot be carried out, if there is one. */
    @GET
    @Needs(Permission.DIAGNOSE)
    public Page<CommandDocument> list(@PathParam("id") String id) {
        return new Page<>(
                services.commands().commands(id).stream()
                        .map(CommandDocument::of)
                        .toList(),
                null);
    }

    /** Has a command carried out; answers when the device has confirmed. What permission that takes depends on the kind of the command. */
    @POST
    @Path("{key}")
    @Needs(Permission.RESET)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response execute(
            @PathParam("id") String id,
            @PathParam("key") String key,
            Order order,
            @Context SecurityContext security,
            @Context HttpServletRequest request) {
        Commands commands = services.commands();
        DeviceCommand command = commands.commands(id).stream()
                .map(Commands.Offer::command)
                .filter(offered -> offered.key().equals(key))
                .findFirst()
                .orElseThrow(() -> ProblemException.of(Kind.NOT_FOUND, "device.command.unknown", key, id));
        Caller caller = Caller.of(security);
        caller.require(CommandDocument.permission(command.kind()));
        Actor actor = Actor.of(caller.session().profile(), request.getRemoteAddr());
        boolean confirmed = Boolean.TRUE.equals(order.confirm());
        commands.execute(new Commands.Order(id, key, order.argument(), confirmed, actor));
        return Response.noContent().build();
    }
}
