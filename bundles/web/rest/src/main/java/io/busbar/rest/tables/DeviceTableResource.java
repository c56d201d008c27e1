package io.busbar.rest.tables;

import io.busbar.gateway.access.Permission;
import io.busbar.rest.access.MostBody;
import io.busbar.rest.access.Needs;
import io.busbar.rest.documents.EntityTags;
import io.busbar.rest.problem.Languages;
import io.busbar.rest.services.GatewayServices;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import org.jspecify.annotations.Nullable;

/** {@code /tables/devices}: the sources as a table for a spreadsheet, and back. */
@Path("tables/devices")
@Produces(MediaType.APPLICATION_JSON)
public final class DeviceTableResource {

    private final GatewayServices services;
    private final EntityTags tags = new EntityTags();
    private final Object changes = new Object();

    /** Serves the sources of these services. */
    public DeviceTableResource(GatewayServices services) {
        this.services = services;
    }

    /** The sources as a file. */
    @GET
    @Needs(Permission.CONFIGURE)
    @Produces("text/csv")
    public Response export() {
        DeviceTable table = table(null);
        List<List<String>> rows = table.rows();
        StreamingOutput file = out -> TableWriter.write(DeviceTable.COLUMNS, rows, out);
        return Response.ok(file, "text/csv; charset=utf-8")
                .header(HttpHeaders.ETAG, tags.tag(table.state()))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"sources.csv\"")
                .build();
    }

    /** What a table would change. Changes nothing. */
    @POST
    @Path("preview")
    @Needs(Permission.CONFIGURE)
    @MostBody(TableReader.MOST_BYTES)
    @Consumes({"text/csv", MediaType.APPLICATION_OCTET_STREAM})
    public Response preview(InputStream body, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages)
            throws IOException {
        Table read = TableReader.read(body, DeviceTable.COLUMNS, DeviceTable.NEEDED);
        synchronized (changes) {
            DeviceTable table = table(languages);
            return Response.ok(table.preview(read))
                    .header(HttpHeaders.ETAG, tags.tag(table.state()))
                    .build();
        }
    }

    /** Carries a table out, unless a row is at fault or the sources have changed since the caller looked. */
    @POST
    @Needs(Permission.CONFIGURE)
    @MostBody(TableReader.MOST_BYTES)
    @Consumes({"text/csv", MediaType.APPLICATION_OCTET_STREAM})
    public TablePreview apply(
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            InputStream body,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages)
            throws IOException {
        Table read = TableReader.read(body, DeviceTable.COLUMNS, DeviceTable.NEEDED);
        synchronized (changes) {
            DeviceTable table = table(languages);
            tags.check(ifMatch, table.state());
            return table.apply(read);
        }
    }

    private DeviceTable table(@Nullable String languages) {
        return new DeviceTable(services.devices(), services.lines(), Languages.of(languages));
    }
}
