package io.busbar.rest.security;

import io.busbar.gateway.access.Permission;
import io.busbar.gateway.audit.AuditEvent.Outcome;
import io.busbar.gateway.audit.AuditQuery;
import io.busbar.gateway.audit.AuditRecord;
import io.busbar.gateway.audit.AuditVerdict;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.rest.access.Needs;
import io.busbar.rest.documents.Parameters;
import io.busbar.rest.problem.Languages;
import io.busbar.rest.services.GatewayServices;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.ws.rs.BeanParam;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import org.jspecify.annotations.Nullable;

/** {@code /audit}: the audit trail. */
@Path("audit")
@Produces(MediaType.APPLICATION_JSON)
public final class AuditResource {

    private static final Parameters.Range LIMIT = new Parameters.Range(1, 1000);
    private static final int USUAL = 100;

    private final GatewayServices services;

    /** Serves the trail of these services. */
    public AuditResource(GatewayServices services) {
        this.services = services;
    }

    record Entry(
            long sequence,
            Instant time,
            String actor,
            String address,
            String session,
            String action,
            String object,
            Outcome outcome,
            Map<String, String> details,
            String hash) {
        static Entry of(AuditRecord entry) {
            return new Entry(
                    entry.sequence(),
                    entry.time(),
                    entry.event().actor().name(),
                    entry.event().actor().address(),
                    entry.event().actor().session(),
                    entry.event().action(),
                    entry.event().object(),
                    entry.event().outcome(),
                    entry.event().details(),
                    entry.hash());
        }
    }

    /** Records newest first; {@code next} is what {@code before} must be for the page after, or null. */
    record Trail(List<Entry> items, @Nullable Long next) {}

    record Verdict(boolean sound, long records, long sealed, @Nullable Long firstBad, @Nullable String text) {}

    /** What is asked for. */
    public static final class Filter {
        @QueryParam("from")
        @Nullable
        String from;

        @QueryParam("to")
        @Nullable
        String to;

        @QueryParam("actor")
        @Nullable
        String actor;

        @QueryParam("action")
        @Nullable
        String action;

        @QueryParam("outcome")
        @Nullable
        String outcome;

        AuditQuery query(long before, int limit) {
            return new AuditQuery(before, limit, time("from", from), time("to", to), actor, action, outcome());
        }

        private @Nullable Outcome outcome() {
            String asked = outcome;
            if (asked == null || asked.isEmpty()) {
                return null;
            }
            return Arrays.stream(Outcome.values())
                    .filter(one -> one.name().equals(asked))
                    .findFirst()
                    .orElseThrow(() -> ProblemException.invalid(
                            "outcome", "choice.unknown", asked, Arrays.toString(Outcome.values())));
        }

        private static @Nullable Instant time(String name, @Nullable String text) {
            return text == null || text.isEmpty() ? null : Parameters.time(name, text);
        }
    }

    /** Records of the trail, newest first. */
    @GET
    @Needs(Permission.AUDIT_VIEW)
    public Trail list(
            @BeanParam Filter filter,
            @QueryParam("before") @Nullable String before,
            @QueryParam("limit") @Nullable String limit) {
        int most = Parameters.integer("limit", limit, LIMIT, USUAL);
        List<Entry> items = services.audit().records(filter.query(before(before), most)).stream()
                .map(Entry::of)
                .toList();
        return new Trail(items, items.size() < most ? null : items.get(most - 1).sequence());
    }

    /** Whether the trail is as it was written. */
    @GET
    @Path("verification")
    @Needs(Permission.AUDIT_VIEW)
    public Verdict verify(@HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
        AuditVerdict verdict = services.audit().verify();
        Locale locale = Languages.of(languages);
        String problem = verdict.problem();
        String text = problem == null
                ? null
                : ProblemException.of(
                                ProblemException.Kind.CONFLICT,
                                problem,
                                String.valueOf(verdict.firstBad()),
                                Long.toString(verdict.records()))
                        .text(locale);
        return new Verdict(verdict.isSound(), verdict.records(), verdict.sealed(), verdict.firstBad(), text);
    }

    /** The records as RFC 5424 messages, oldest first. */
    @GET
    @Path("export")
    @Produces("text/plain")
    @Needs(Permission.AUDIT_EXPORT)
    public Response export(@BeanParam Filter filter) {
        AuditQuery query = filter.query(Long.MAX_VALUE, 1000);
        StreamingOutput output = out -> services.audit().export(query, out);
        return Response.ok(output, "text/plain;charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"busbar-audit.log\"")
                .build();
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
