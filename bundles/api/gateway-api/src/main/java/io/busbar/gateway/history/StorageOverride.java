package io.busbar.gateway.history;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What people have decided on storing, in place of what is usual; what is null stays as usual.
 *
 * @param quantity a key such as {@code power.active}, which also stands for all longer keys ({@code power.active.total}); {@code *} stands
 *     for any characters, as in {@code current.*.h5}; {@code =} before a key means that key alone, as in {@code =current.l1}
 * @param load number of the load, {@code -} for the device itself, or null for all
 * @param stored whether it is stored
 * @param periodS integration period in seconds, 1 to 3600, a divisor of 3600
 * @param aggregates what is kept of a gauge; see {@link StorageRule#aggregates()}
 */
public record StorageOverride(
        String quantity,
        @Nullable String load,
        @Nullable Boolean stored,
        @Nullable Integer periodS,
        @Nullable Set<Aggregate> aggregates) {

    /** Copies the set. */
    public StorageOverride {
        aggregates = aggregates == null ? null : Collections.unmodifiableSet(new TreeSet<>(aggregates));
    }
}
