package io.busbar.rest.site;

import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.site.LoadChange;
import io.busbar.gateway.site.LoadTerm;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a caller sends of a load; what is left out stays as it is. */
record LoadSettings(
        @Nullable String id,
        @Nullable String key,
        @Nullable String name,
        @Nullable String zone,
        @Nullable String fluid,
        @Nullable String usage,
        @Nullable String quantity,
        @Nullable List<@Nullable LoadTerm> terms) {

    /** Several at once. */
    record Bulk(@Nullable List<@Nullable LoadSettings> changes) {

        static final int MOST = 2000;

        List<LoadChange> list() {
            if (changes == null || changes.isEmpty()) {
                throw ProblemException.invalid("changes", "field.required");
            }
            if (changes.size() > MOST) {
                throw ProblemException.invalid("changes", "list.length", MOST, changes.size());
            }
            return changes.stream().map(Bulk::change).toList();
        }

        private static LoadChange change(@Nullable LoadSettings settings) {
            if (settings == null || settings.id() == null) {
                throw ProblemException.invalid("changes", "field.required");
            }
            return settings.change(settings.id());
        }
    }

    LoadChange change(String load) {
        if (terms != null && terms.stream().anyMatch(Objects::isNull)) {
            throw ProblemException.invalid("terms", "field.type", "object");
        }
        return new LoadChange(
                load,
                name,
                zone,
                fluid,
                usage,
                quantity,
                terms == null
                        ? null
                        : terms.stream().map(Objects::requireNonNull).toList());
    }

    /** The same for a load that is to be made. */
    LoadChange made() {
        if (key == null || key.isBlank()) {
            throw ProblemException.invalid("key", "field.required");
        }
        return change("");
    }
}
