package io.busbar.rest.history;

import io.busbar.gateway.access.Permission;
import io.busbar.gateway.history.HistoryArchive;
import io.busbar.gateway.history.HistoryArchive.Format;
import io.busbar.gateway.history.HistoryArchive.Outcome;
import io.busbar.gateway.history.HistoryArchive.Selection;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.rest.access.MostBody;
import io.busbar.rest.access.Needs;
import io.busbar.rest.documents.Parameters;
import io.busbar.rest.services.GatewayServices;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import org.jspecify.annotations.Nullable;

/** {@code /history/export} and {@code /history/import}: the history as a file, streamed in either direction. */
@Path("history")
public final class ArchiveResource {

    /** A file that is read or written holds a thread of the server for as long as it takes. */
    private static final int MOST_AT_ONCE = 2;

    private static final long MOST_BYTES = 8L << 30;

    private final GatewayServices services;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    /** Serves the archive of these services. */
    public ArchiveResource(GatewayServices services) {
        this.services = services;
    }

    /** Stored samples as a file. */
    @GET
    @Path("export")
    @Needs(Permission.EXPORT)
    @Produces({"text/csv", "application/vnd.apache.parquet"})
    public Response export(
            @QueryParam("points") @Nullable String points,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("format") @Nullable String format) {
        Instant begin = Parameters.time("from", from);
        Instant end = Parameters.time("to", to);
        if (!end.isAfter(begin)) {
            throw ProblemException.invalid("to", "time.order", begin.toString(), end.toString());
        }
        Format kind = format(format);
        Selection selection = new Selection(Set.copyOf(Parameters.list(points)), begin, end);
        HistoryArchive archive = services.archive();
        // Says now, not in the middle of the file, that the history cannot be read.
        services.historian().points("");
        takePlace();
        StreamingOutput file = out -> {
            try {
                archive.write(selection, kind, out, (done, all) -> true);
            } finally {
                places.release();
            }
        };
        String name = "history_" + begin.toString().substring(0, 10) + "_"
                + end.toString().substring(0, 10) + "." + kind.name().toLowerCase(Locale.ROOT);
        return Response.ok(file, kind == Format.CSV ? "text/csv" : "application/vnd.apache.parquet")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }

    /** Stores the samples of a file; {@code format} says what it is, whatever its sender calls it. */
    @POST
    @Path("import")
    @Needs(Permission.RESTORE)
    @MostBody(MOST_BYTES)
    @Consumes({"text/csv", "application/vnd.apache.parquet", "application/octet-stream"})
    @Produces(MediaType.APPLICATION_JSON)
    public Outcome read(@QueryParam("format") @Nullable String format, InputStream body) throws IOException {
        Format kind = format(format);
        HistoryArchive archive = services.archive();
        takePlace();
        try {
            return archive.read(kind, body, (done, all) -> true);
        } finally {
            places.release();
        }
    }

    private void takePlace() {
        if (!places.tryAcquire()) {
            throw ProblemException.of(Kind.UNAVAILABLE, "archive.busy", MOST_AT_ONCE);
        }
    }

    private static Format format(@Nullable String format) {
        if (format == null || format.equals("csv")) {
            return Format.CSV;
        }
        if (format.equals("parquet")) {
            return Format.PARQUET;
        }
        throw ProblemException.invalid("format", "choice.unknown", format, "csv, parquet");
    }
}
