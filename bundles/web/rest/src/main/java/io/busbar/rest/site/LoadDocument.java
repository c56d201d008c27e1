package io.busbar.rest.site;

import io.busbar.gateway.site.Load;
import io.busbar.gateway.site.LoadTerm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A load. */
record LoadDocument(
        String id,
        String device,
        String key,
        String name,
        boolean renamed,
        String deviceName,
        String zone,
        boolean rezoned,
        String fluid,
        String usage,
        @Nullable String quantity,
        @Nullable String counter,
        List<String> counters,
        List<LoadTerm> terms,
        boolean made,
        boolean present) {

    static LoadDocument of(Load load) {
        return new LoadDocument(
                load.id(),
                load.device(),
                load.key(),
                load.name(),
                load.renamed(),
                load.deviceName(),
                load.zone(),
                load.rezoned(),
                load.fluid(),
                load.usage(),
                load.quantity(),
                load.counter(),
                load.counters(),
                load.terms(),
                load.isMade(),
                load.present());
    }

    /** What of it people decide, by which its state is named. */
    List<?> settings() {
        return List.of(
                id, renamed ? name : "", rezoned ? zone : "", fluid, usage, quantity == null ? "" : quantity, terms);
    }
}
