package io.busbar.rest.values;

import io.busbar.driver.Quantities;
import io.busbar.driver.Quantity;
import io.busbar.gateway.access.Permission;
import io.busbar.gateway.problem.FieldProblem;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.rest.access.Needs;
import io.busbar.rest.documents.Page;
import io.busbar.rest.documents.Paging;
import io.busbar.rest.documents.Parameters;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** {@code /quantities}: the dictionary, which no service but the driver API has to provide. */
@Path("quantities")
@Produces(MediaType.APPLICATION_JSON)
public final class QuantitiesResource {

    private record Entry(int place, Quantity quantity) {
        String key() {
            return String.format(Locale.ROOT, "%06d", place);
        }
    }

    /** The bases in the order of the table, or the quantities asked for in that order. */
    @GET
    @Needs(Permission.VIEW)
    public Page<QuantityDocument> quantities(
            @QueryParam("keys") @Nullable String keys,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after) {
        List<Quantity> chosen = keys == null
                ? Quantities.bases().stream()
                        .map(base -> Quantity.of(base.key()))
                        .toList()
                : named(Parameters.list(keys));
        List<Entry> entries = IntStream.range(0, chosen.size())
                .mapToObj(place -> new Entry(place, chosen.get(place)))
                .toList();
        return Paging.of(limit, after).page(entries, Entry::key, entry -> QuantityDocument.of(entry.quantity()));
    }

    private static List<Quantity> named(List<String> keys) {
        List<FieldProblem> unknown = keys.stream()
                .filter(key -> Quantity.find(key).isEmpty())
                .map(key -> FieldProblem.of("keys", "quantity.unknown", key))
                .toList();
        if (!unknown.isEmpty()) {
            throw ProblemException.invalid(unknown);
        }
        return keys.stream().map(Quantity::of).toList();
    }
}
