package io.busbar.rest.gateway;

import io.busbar.rest.BusbarApplication;
import io.busbar.rest.access.Open;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;

/** {@code /openapi.json}: the description of this interface, as it is kept by hand. */
@Path("openapi.json")
@Produces(MediaType.APPLICATION_JSON)
public final class DescriptionResource {

    /** The description. */
    @GET
    @Open
    public byte[] description() {
        try (InputStream in = BusbarApplication.class.getResourceAsStream("openapi.json")) {
            if (in == null) {
                throw new IllegalStateException("openapi.json is missing from the bundle");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
