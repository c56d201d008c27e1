package io.busbar.gateway.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the store fares.
 *
 * @param state {@code OPENING}, {@code READY} or {@code READ_ONLY}
 * @param problem why it is not ready, or null
 * @param series how many points have history
 * @param samples samples stored since the start of the process
 * @param diskBytes what it takes on disk
 * @param lastCommit when samples were last made durable, or null
 */
public record HistorianStatus(
        State state, @Nullable String problem, int series, long samples, long diskBytes, @Nullable Instant lastCommit) {

    /** Whether the store takes samples. */
    public enum State {
        /** Being opened or repaired. */
        OPENING,
        /** Takes and gives samples. */
        READY,
        /** Gives samples; takes none, because the disk is full or fails. */
        READ_ONLY
    }
}
