package io.busbar.rest.alarms;

import io.busbar.gateway.access.Permission;
import io.busbar.gateway.alarms.AlarmQuery;
import io.busbar.gateway.alarms.Alarms;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.rest.access.Caller;
import io.busbar.rest.access.Callers;
import io.busbar.rest.access.Needs;
import io.busbar.rest.documents.Parameters;
import io.busbar.rest.problem.Languages;
import io.busbar.rest.services.GatewayServices;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.BeanParam;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import javax.ws.rs.core.StreamingOutput;
import org.jspecify.annotations.Nullable;

/** {@code /alarms}: alarms and events. */
@Path("alarms")
@Produces(MediaType.APPLICATION_JSON)
public final class AlarmsResource {

    private static final Parameters.Range LIMIT = new Parameters.Range(1, 1000);
    private static final Parameters.Range SLICES = new Parameters.Range(1, 500);
    private static final int USUAL = 100;
    private static final int USUAL_SLICES = 96;
    private static final int MOST_AT_ONCE = 1000;

    private final GatewayServices services;

    /** Serves the alarms of these services. */
    public AlarmsResource(GatewayServices services) {
        this.services = services;
    }

    /** Alarms newest first; {@code next} is what {@code before} must be for the page after, or null. */
    record AlarmPage(List<AlarmDocument> items, @Nullable Long next, long total) {}

    /** How many want attention. */
    record CountsDocument(int critical, int nonCritical, int information, int unacknowledged, int silenced) {
        static CountsDocument of(Alarms.Counts counts) {
            return new CountsDocument(
                    counts.critical(),
                    counts.nonCritical(),
                    counts.information(),
                    counts.unacknowledged(),
                    counts.silenced());
        }
    }

    record SliceDocument(Instant from, int information, int nonCritical, int critical) {}

    record Timeline(Instant from, Instant to, List<SliceDocument> slices) {}

    record AlarmSummary(CountsDocument counts, List<AlarmDocument> newest, Alarms.JournalStatus journal) {}

    record Wish(@Nullable List<Long> ids, @Nullable String comment) {}

    record Done(List<AlarmDocument> items) {}

    /** Alarms, newest first. */
    @GET
    @Needs(Permission.VIEW)
    public AlarmPage list(
            @BeanParam AlarmFilter filter,
            @QueryParam("before") @Nullable String before,
            @QueryParam("limit") @Nullable String limit,
            @Context SecurityContext security) {
        boolean names = seesNames(security);
        Alarms.Page page = services.alarms()
                .alarms(filter.query(), before(before), Parameters.integer("limit", limit, LIMIT, USUAL));
        return new AlarmPage(
                page.alarms().stream()
                        .map(alarm -> AlarmDocument.of(alarm, names))
                        .toList(),
                page.next() == 0 ? null : page.next(),
                page.total());
    }

    /** How many want attention, the newest of them, and how the journal fares. */
    @GET
    @Path("summary")
    @Needs(Permission.VIEW)
    public AlarmSummary summary(@Context SecurityContext security) {
        boolean names = seesNames(security);
        Alarms alarms = services.alarms();
        return new AlarmSummary(
                CountsDocument.of(alarms.counts()),
                alarms.alarms(AlarmQuery.active(), Long.MAX_VALUE, 3).alarms().stream()
                        .map(alarm -> AlarmDocument.of(alarm, names))
                        .toList(),
                alarms.journal());
    }

    /** How many appeared when. */
    @GET
    @Path("timeline")
    @Needs(Permission.VIEW)
    public Timeline timeline(@BeanParam AlarmFilter filter, @QueryParam("slices") @Nullable String slices) {
        AlarmQuery query = filter.query();
        Instant to = Objects.requireNonNullElseGet(query.to(), Instant::now);
        Instant from = Objects.requireNonNullElseGet(query.from(), () -> to.minus(Duration.ofDays(1)));
        List<SliceDocument> line =
                services
                        .alarms()
                        .timeline(query, from, to, Parameters.integer("slices", slices, SLICES, USUAL_SLICES))
                        .stream()
                        .map(slice -> new SliceDocument(
                                slice.from(), slice.counts()[0], slice.counts()[1], slice.counts()[2]))
                        .toList();
        return new Timeline(from, to, line);
    }

    /** One alarm. */
    @GET
    @Path("{id}")
    @Needs(Permission.VIEW)
    public AlarmDocument get(@PathParam("id") String id, @Context SecurityContext security) {
        return services.alarms()
                .alarm(number(id))
                .map(alarm -> AlarmDocument.of(alarm, seesNames(security)))
                .orElseThrow(() -> ProblemException.of(Kind.NOT_FOUND, "alarm.unknown", id));
    }

    /** Acknowledges one alarm. */
    @POST
    @Path("{id}/acknowledge")
    @Needs(Permission.ACKNOWLEDGE)
    @Consumes(MediaType.APPLICATION_JSON)
    public AlarmDocument acknowledge(
            @PathParam("id") String id,
            Wish wish,
            @Context SecurityContext security,
            @Context HttpServletRequest request) {
        long number = number(id);
        services.alarms()
                .acknowledge(Callers.actor(services, security, request), List.of(number), comment(wish.comment()));
        return get(id, security);
    }

    /** Acknowledges several alarms. */
    @POST
    @Path("acknowledge")
    @Needs(Permission.ACKNOWLEDGE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Done acknowledgeAll(Wish wish, @Context SecurityContext security, @Context HttpServletRequest request) {
        List<Long> ids = wish.ids();
        if (ids == null || ids.isEmpty()) {
            throw ProblemException.invalid("ids", "field.required");
        }
        if (ids.size() > MOST_AT_ONCE) {
            throw ProblemException.invalid(
                    "ids", "number.range", "1", Integer.toString(MOST_AT_ONCE), Integer.toString(ids.size()));
        }
        Set<Long> distinct = new TreeSet<>(ids);
        boolean names = seesNames(security);
        return new Done(
                services
                        .alarms()
                        .acknowledge(Callers.actor(services, security, request), distinct, comment(wish.comment()))
                        .stream()
                        .map(alarm -> AlarmDocument.of(alarm, names))
                        .toList());
    }

    /** Alarms and events as files. */
    @GET
    @Path("export")
    @Produces("application/zip")
    @Needs(Permission.EXPORT)
    public Response export(
            @BeanParam AlarmFilter filter,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages,
            @Context SecurityContext security) {
        AlarmQuery query = filter.query();
        Alarms alarms = services.alarms();
        Locale locale = Languages.of(languages);
        boolean names = seesNames(security);
        StreamingOutput output = out -> new AlarmArchive(alarms, locale, names).write(query, out);
        return Response.ok(output, "application/zip")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"busbar-alarms.zip\"")
                .build();
    }

    /** Who acknowledged, and what they wrote, is for who may acknowledge. */
    private static boolean seesNames(SecurityContext security) {
        return security.isUserInRole(Permission.ACKNOWLEDGE.name()) && security.getUserPrincipal() instanceof Caller;
    }

    private static String comment(@Nullable String comment) {
        return comment == null ? "" : comment;
    }

    private static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException e) {
            throw ProblemException.of(Kind.NOT_FOUND, "alarm.unknown", id);
        }
    }

    private static long before(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return Long.MAX_VALUE;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw ProblemException.invalid("before", "number.format", text);
        }
    }
}
