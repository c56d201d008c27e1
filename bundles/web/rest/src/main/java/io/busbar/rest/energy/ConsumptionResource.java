package io.busbar.rest.energy;

import io.busbar.gateway.access.OpenSession;
import io.busbar.gateway.access.Permission;
import io.busbar.gateway.energy.Energy;
import io.busbar.gateway.energy.EnergyFlow;
import io.busbar.gateway.energy.EnergyNote;
import io.busbar.gateway.energy.EnergyQuery;
import io.busbar.gateway.energy.EnergyQuery.By;
import io.busbar.gateway.energy.IndexReading;
import io.busbar.gateway.history.Step;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.site.Fluid;
import io.busbar.rest.access.Caller;
import io.busbar.rest.access.Needs;
import io.busbar.rest.documents.Page;
import io.busbar.rest.documents.Parameters;
import io.busbar.rest.services.GatewayServices;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;

/** {@code /consumption}. */
@Path("consumption")
@Produces(MediaType.APPLICATION_JSON)
public final class ConsumptionResource {

    private final GatewayServices services;

    /** Serves the energy of these services. */
    public ConsumptionResource(GatewayServices services) {
        this.services = services;
    }

    /** How much was used, interval by interval, split by load, usage or node. */
    @GET
    @Needs(Permission.VIEW)
    public ConsumptionDocument consumption(
            @QueryParam("hierarchy") @Nullable String hierarchy,
            @QueryParam("node") @Nullable String node,
            @QueryParam("load") @Nullable String load,
            @QueryParam("fluid") @Nullable String fluid,
            @QueryParam("by") @Nullable String by,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("step") @Nullable String step) {
        List<String> loads = Parameters.list(load);
        if (loads.size() > Energy.MOST_LOADS) {
            throw ProblemException.invalid("load", "list.length", Energy.MOST_LOADS, loads.size());
        }
        return ConsumptionDocument.of(services.energy()
                .consumption(new EnergyQuery(
                        blank(hierarchy),
                        blank(node),
                        loads,
                        Objects.requireNonNullElse(blank(fluid), Fluid.ELECTRICITY),
                        by(by),
                        Parameters.time("from", from),
                        Parameters.time("to", to),
                        step(step))));
    }

    /** How energy flowed through a hierarchy. */
    @GET
    @Path("flow")
    @Needs(Permission.VIEW)
    public EnergyFlow flow(
            @QueryParam("hierarchy") @Nullable String hierarchy,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        return services.energy()
                .flow(
                        Objects.requireNonNullElse(hierarchy, ""),
                        Parameters.time("from", from),
                        Parameters.time("to", to));
    }

    /** What the counters of loads showed. */
    @GET
    @Path("readings")
    @Needs(Permission.VIEW)
    public Page<IndexReading> readings(
            @QueryParam("load") @Nullable String load,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        List<String> loads = Parameters.list(load);
        if (loads.size() > Energy.MOST_LOADS) {
            throw ProblemException.invalid("load", "list.length", Energy.MOST_LOADS, loads.size());
        }
        return new Page<>(
                services.energy().readings(loads, Parameters.time("from", from), Parameters.time("to", to)), null);
    }

    /** What was noted of a load: replaced meters and corrections. */
    @GET
    @Path("notes")
    @Needs(Permission.VIEW)
    public Page<EnergyNote> notes(@QueryParam("load") @Nullable String load) {
        return new Page<>(services.energy().notes(Objects.requireNonNullElse(load, "")), null);
    }

    /** Notes that a meter was replaced, or corrects amounts. */
    @POST
    @Path("notes")
    @Needs(Permission.CONFIGURE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response note(NoteSettings settings, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        String author = services.accounts()
                .who(caller.session().token())
                .map(OpenSession::account)
                .orElseGet(() -> caller.session().profile().name());
        return Response.status(Response.Status.CREATED)
                .entity(services.energy().note(settings.of(author)))
                .build();
    }

    private static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static By by(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return By.LOAD;
        }
        return Arrays.stream(By.values())
                .filter(one -> one.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid("by", "choice.unknown", text, "load, usage, node"));
    }

    private static Step step(@Nullable String code) {
        String text = code == null || code.isEmpty() ? Step.DAY.code() : code.toLowerCase(Locale.ROOT);
        return Step.of(text)
                .filter(step -> step.millis() >= Step.MINUTE.millis())
                .orElseThrow(() -> ProblemException.invalid(
                        "step",
                        "choice.unknown",
                        text,
                        Arrays.stream(Step.values())
                                .filter(one -> one.millis() >= Step.MINUTE.millis())
                                .map(Step::code)
                                .collect(Collectors.joining(", "))));
    }
}
