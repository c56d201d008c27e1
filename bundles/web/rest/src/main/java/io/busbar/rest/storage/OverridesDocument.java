package io.busbar.rest.storage;

import io.busbar.gateway.history.StorageOverride;
import io.busbar.gateway.problem.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people have decided on storing.
 *
 * @param overrides the first that fits a point counts
 */
record OverridesDocument(@Nullable List<@Nullable StorageOverride> overrides) {

    /** The list, without holes. */
    List<StorageOverride> list() {
        if (overrides == null) {
            throw ProblemException.invalid("overrides", "field.required");
        }
        return overrides.stream()
                .map(override -> {
                    if (override == null) {
                        throw ProblemException.invalid("overrides", "field.type", "object");
                    }
                    return override;
                })
                .toList();
    }
}
