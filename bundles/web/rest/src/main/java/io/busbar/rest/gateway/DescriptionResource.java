package io.busbar.rest.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.busbar.rest.access.Open;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;

/** {@code /openapi.json}: the description of this interface. */
@Path("openapi.json")
@Produces(MediaType.APPLICATION_JSON)
public final class DescriptionResource {

    /** The description. */
    @GET
    @Open
    public ObjectNode description() {
        return Description.whole();
    }
}
