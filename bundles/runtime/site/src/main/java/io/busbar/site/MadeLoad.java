package io.busbar.site;

import io.busbar.gateway.site.Load;
import io.busbar.gateway.site.LoadTerm;
import java.util.List;
import java.util.Optional;

/** A load that people made, as it is on disk. */
record MadeLoad(String key, String name, String zone, String fluid, String usage, List<LoadTerm> terms) {

    MadeLoad {
        terms = List.copyOf(terms);
    }

    static Optional<String> fault(MadeLoad document) {
        Checks checks = new Checks();
        checks.id("key", document.key());
        checks.name("name", document.name());
        return checks.inWords();
    }

    Load load() {
        return new Load(
                Load.id(Load.MADE, key),
                Load.MADE,
                key,
                name,
                true,
                "",
                zone,
                !zone.isEmpty(),
                fluid,
                usage,
                null,
                null,
                List.of(),
                terms,
                true);
    }
}
