package io.busbar.rest.detection;

import io.busbar.gateway.access.Permission;
import io.busbar.gateway.detection.Acceptance;
import io.busbar.gateway.detection.FoundDevice;
import io.busbar.gateway.problem.FieldProblem;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.rest.access.Needs;
import io.busbar.rest.documents.Page;
import io.busbar.rest.documents.Paging;
import io.busbar.rest.problem.Languages;
import io.busbar.rest.problem.ProblemDocument;
import io.busbar.rest.services.GatewayServices;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

/** {@code /inbox}. */
@Path("inbox")
@Produces(MediaType.APPLICATION_JSON)
public final class InboxResource {

    /** What a caller sends to accept entries. */
    record Accepted(@Nullable List<@Nullable Entry> entries) {

        /** One of them. */
        record Entry(
                @Nullable String id,
                @Nullable String name,
                @Nullable String zone,
                @Nullable String reference,
                @Nullable Boolean behind) {}

        List<Acceptance> acceptances() {
            if (entries == null || entries.isEmpty()) {
                throw ProblemException.invalid("entries", "field.required");
            }
            List<Acceptance> acceptances = new ArrayList<>();
            List<FieldProblem> problems = new ArrayList<>();
            for (int i = 0; i < entries.size(); i++) {
                Entry entry = entries.get(i);
                if (entry == null || entry.id() == null) {
                    problems.add(FieldProblem.of("entries." + i + ".id", "field.required"));
                } else {
                    acceptances.add(new Acceptance(
                            entry.id(),
                            entry.name(),
                            entry.zone(),
                            entry.reference(),
                            Boolean.TRUE.equals(entry.behind())));
                }
            }
            if (!problems.isEmpty()) {
                throw ProblemException.invalid(problems);
            }
            return acceptances;
        }
    }

    /** What became of one of them. */
    record Outcome(String id, @Nullable String device, @Nullable ProblemDocument problem) {}

    /** What became of them all. */
    record Outcomes(List<Outcome> items) {}

    /** What a caller sends to change an entry. */
    record Change(@Nullable Boolean ignored) {}

    private final GatewayServices services;

    /** Serves the inbox of these services. */
    public InboxResource(GatewayServices services) {
        this.services = services;
    }

    /** What waits for a decision, and what is ignored, page by page. */
    @GET
    @Needs(Permission.CONFIGURE)
    public Page<FoundDevice> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("after") @Nullable String after) {
        return Paging.of(limit, after).page(services.inbox().entries(), InboxResource::key, entry -> entry);
    }

    /** Takes what was found. */
    @POST
    @Path("accept")
    @Needs(Permission.CONFIGURE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Outcomes accept(
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages, @Nullable Accepted accepted) {
        if (accepted == null) {
            throw ProblemException.invalid("entries", "field.required");
        }
        Locale locale = Languages.of(languages);
        return new Outcomes(services.inbox().accept(accepted.acceptances()).stream()
                .map(outcome -> new Outcome(
                        outcome.id(),
                        outcome.device(),
                        outcome.problem() == null ? null : ProblemDocument.of(outcome.problem(), locale)))
                .toList());
    }

    /** Leaves an entry as it is, or has it wait again. */
    @PUT
    @Path("{id}")
    @Needs(Permission.CONFIGURE)
    @Consumes(MediaType.APPLICATION_JSON)
    public FoundDevice change(@PathParam("id") String id, @Nullable Change change) {
        Boolean ignored = change == null ? null : change.ignored();
        if (ignored == null) {
            throw ProblemException.invalid("ignored", "field.required");
        }
        return services.inbox().ignore(id, ignored);
    }

    /** Forgets an entry until it is found again. */
    @DELETE
    @Path("{id}")
    @Needs(Permission.CONFIGURE)
    public Response forget(@PathParam("id") String id) {
        services.inbox().forget(id);
        return Response.noContent().build();
    }

    /** Ids end in the unit, which is ordered as a number. */
    private static String key(FoundDevice entry) {
        int dot = entry.id().lastIndexOf('.');
        return entry.id().substring(0, dot + 1) + String.format(Locale.ROOT, "%03d", entry.unit());
    }
}
