package io.busbar.gateway.energy;

import io.busbar.gateway.history.Step;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to know of consumption.
 *
 * @param hierarchy id of a hierarchy; null for the plain view of loads
 * @param node id of a node of it, below which is looked; null for its main node
 * @param loads ids of loads, for the plain view; empty for all of the fluid
 * @param fluid id of a fluid, for the plain view of all its loads
 * @param by how it is split
 * @param from inclusive, moved back to the beginning of its interval
 * @param to exclusive
 * @param step width of the intervals; days and longer are cut in the zone of the site
 */
public record EnergyQuery(
        @Nullable String hierarchy,
        @Nullable String node,
        List<String> loads,
        String fluid,
        By by,
        Instant from,
        Instant to,
        Step step) {

    /** Most intervals of an answer. */
    public static final int MOST_INTERVALS = 3000;

    /** Copies the list. */
    public EnergyQuery {
        loads = List.copyOf(loads);
    }

    /** How consumption is split. */
    public enum By {
        /** By load; a linked hierarchy stands as one. */
        LOAD,
        /** By what it is used for, linked hierarchies included. */
        USAGE,
        /** By what hangs directly at the node. */
        NODE
    }
}
