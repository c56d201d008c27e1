package io.busbar.gateway.history;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a point is stored.
 *
 * @param stored whether it is stored at all; if not, the rest says how it would be
 * @param periodS integration period in seconds, 1 to 3600, a divisor of the hour; of a state how often one that lasts is repeated
 * @param aggregates what is kept of each period: for a gauge {@code AVERAGE} and, if wanted, {@code MINIMUM} and {@code MAXIMUM}, or
 *     {@code LAST} alone; for an index and a state {@code LAST}
 */
public record StorageRule(boolean stored, int periodS, Set<Aggregate> aggregates) {

    /** Copies the set. */
    public StorageRule {
        aggregates = Collections.unmodifiableSet(new TreeSet<>(aggregates));
    }
}
