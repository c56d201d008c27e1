package io.busbar.rest.devices;

import io.busbar.gateway.access.Permission;
import io.busbar.gateway.devices.MapFile;
import io.busbar.gateway.devices.MapFileProblem;
import io.busbar.gateway.devices.MapTools;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.rest.access.MostBody;
import io.busbar.rest.access.Needs;
import io.busbar.rest.documents.EntityTags;
import io.busbar.rest.documents.Page;
import io.busbar.rest.documents.Paging;
import io.busbar.rest.problem.Languages;
import io.busbar.rest.services.GatewayServices;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code /maps}. */
@Path("maps")
@Produces(MediaType.APPLICATION_JSON)
public final class MapsResource {

    private static final long LARGEST_PAGE = 20_000_000;
    private static final long PATIENCE_SECONDS = 60;

    private final GatewayServices services;
    private final EntityTags tags = new EntityTags();
    private final Object changes = new Object();

    /** Serves the map files of these services. */
    public MapsResource(GatewayServices services) {
        this.services = services;
    }

    /** What is wrong in the site's map files, ordered by file and line, in the language of the caller. */
    @GET
    @Path("problems")
    @Needs(Permission.DIAGNOSE)
    public Response problems(
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        Locale language = Languages.of(languages);
        return Response.ok(Paging.of(limit, after)
                        .page(
                                services.mapFiles().problems(),
                                MapProblemDocument::key,
                                problem -> MapProblemDocument.of(problem, language)))
                .language(language)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }

    /** The site's map files, ordered by name. */
    @GET
    @Path("files")
    @Needs(Permission.DIAGNOSE)
    public Page<MapFile> files() {
        return new Page<>(services.mapFiles().files(), null);
    }

    /** The map files to begin with, ordered by name. */
    @GET
    @Path("library")
    @Needs(Permission.DIAGNOSE)
    public Page<MapTools.Example> library() {
        return new Page<>(services.mapTools().library(), null);
    }

    /** One of the site's map files. */
    @GET
    @Path("files/{file}")
    @Needs(Permission.DIAGNOSE)
    public Response file(@PathParam("file") String file) {
        // One that was just deleted is in use, and in the list, for some seconds more.
        String text = stored(file).orElseGet(() -> services.mapTools().text(file));
        return Response.ok(new MapDocuments.FileText(file, text))
                .header(HttpHeaders.ETAG, tags.tag(text))
                .build();
    }

    /** Writes one of the site's map files, unless there are errors in it; in the place of another only if the caller has seen that. */
    @PUT
    @Path("files/{file}")
    @Needs(Permission.CONFIGURE)
    @Consumes(MediaType.APPLICATION_JSON)
    public MapDocuments.Judgement save(
            @PathParam("file") String file,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            MapDocuments.NewText wish,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        String text = present(wish.text(), "text");
        List<MapFileProblem> problems;
        synchronized (changes) {
            Optional<String> there = stored(file);
            if (there.isPresent() && ifMatch == null) {
                throw ProblemException.of(ProblemException.Kind.CONFLICT, "map.file.exists", file);
            }
            if (ifMatch != null) {
                tags.check(ifMatch, there.orElseThrow(() -> unknown(file)));
            }
            problems = services.mapTools().save(file, text);
        }
        boolean saved = problems.stream().noneMatch(MapFileProblem::isError);
        return MapDocuments.Judgement.of(saved, problems, Languages.of(languages));
    }

    /** Removes one of the site's map files. */
    @DELETE
    @Path("files/{file}")
    @Needs(Permission.CONFIGURE)
    public Response delete(@PathParam("file") String file) {
        synchronized (changes) {
            services.mapTools().delete(file);
        }
        return Response.noContent().build();
    }

    /** What would be wrong in a map file. Changes nothing. */
    @POST
    @Path("lint")
    @Needs(Permission.DIAGNOSE)
    @Consumes(MediaType.APPLICATION_JSON)
    public MapDocuments.Judgement lint(
            MapDocuments.NewText wish, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        List<MapFileProblem> problems =
                services.mapTools().lint(present(wish.file(), "file"), present(wish.text(), "text"));
        return MapDocuments.Judgement.of(false, problems, Languages.of(languages));
    }

    /** Makes a map file of a manufacturer's page. Changes nothing. */
    @POST
    @Path("import")
    @Needs(Permission.CONFIGURE)
    @MostBody(LARGEST_PAGE)
    @Consumes({MediaType.TEXT_HTML, MediaType.APPLICATION_OCTET_STREAM})
    public MapDocuments.Preview read(
            @QueryParam("product") @Nullable String product,
            InputStream page,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages)
            throws IOException {
        String text = new String(page.readAllBytes(), StandardCharsets.UTF_8);
        MapTools.PageMap read = services.mapTools().read(text, product);
        return MapDocuments.Preview.of(read, Languages.of(languages));
    }

    /** Reads a device once, by its map or by another. Answers when everything was asked for. */
    @POST
    @Path("trial")
    @Needs(Permission.CONFIGURE)
    @Consumes(MediaType.APPLICATION_JSON)
    public MapDocuments.Trial tryOut(MapDocuments.Order order) {
        String device = order.device();
        Integer unit = order.unit();
        boolean place = order.line() != null || order.host() != null;
        if (place == (device != null) || order.line() != null && order.host() != null) {
            throw ProblemException.invalid(place ? "host" : "device", "map.trial.place");
        }
        if (device != null) {
            return awaited(device, services.mapTools().tryOut(device, order.text()));
        }
        if (unit == null) {
            throw ProblemException.invalid("unit", "field.required");
        }
        String text = order.text();
        if (text == null) {
            throw ProblemException.invalid("text", "map.trial.text");
        }
        MapTools.TrialUnit there = new MapTools.TrialUnit(order.line(), order.host(), order.port(), unit);
        return awaited(String.valueOf(unit), services.mapTools().tryOut(there, text));
    }

    private static MapDocuments.Trial awaited(String device, CompletionStage<MapTools.Trial> trial) {
        try {
            return MapDocuments.Trial.of(trial.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.of(ProblemException.Kind.UNAVAILABLE, "map.trial.line", device);
        } catch (ExecutionException | TimeoutException e) {
            throw ProblemException.of(ProblemException.Kind.UNAVAILABLE, "map.trial.line", device);
        }
    }

    private Optional<String> stored(String file) {
        return services.mapTools().stored(file);
    }

    private static ProblemException unknown(String file) {
        return ProblemException.of(ProblemException.Kind.NOT_FOUND, "map.file.missing", file);
    }

    private static String present(@Nullable String text, String field) {
        if (text == null) {
            throw ProblemException.invalid(field, "field.required");
        }
        return text;
    }
}
