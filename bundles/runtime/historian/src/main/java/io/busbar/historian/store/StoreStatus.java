package io.busbar.historian.store;

import io.busbar.gateway.history.HistorianStatus.State;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a store fares.
 *
 * @param problem why it is not ready, or null
 * @param findings what was found damaged when it was opened
 * @param waiting samples that wait for their commit
 */
public record StoreStatus(State state, @Nullable String problem, List<String> findings, long waiting, Commits commits) {

    /**
     * Figures since the store was opened.
     *
     * @param commits commits made
     * @param samples samples made durable
     * @param refused samples that were not stored, because the disk was full or failed
     * @param longestNanos longest commit
     * @param last when the last commit was, or null
     */
    public record Commits(long commits, long samples, long refused, long longestNanos, @Nullable Instant last) {
        static final Commits NONE = new Commits(0, 0, 0, 0, null);
    }
}
