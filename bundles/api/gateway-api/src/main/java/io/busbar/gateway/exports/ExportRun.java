package io.busbar.gateway.exports;

import io.busbar.gateway.problem.Message;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The export of a range that somebody asked for.
 *
 * @param id its id
 * @param state how it stands
 * @param begun when it was asked for
 * @param done devices that have been gone through, once for each category
 * @param all how many there are
 * @param files files made so far
 * @param error why it failed, or null
 */
public record ExportRun(String id, State state, Instant begun, int done, int all, int files, @Nullable Message error) {

    /** How a run stands. */
    public enum State {
        /** Files are being made. */
        RUNNING,
        /** All files are in the spool. */
        DONE,
        /** It could not go on. */
        FAILED,
        /** Somebody stopped it. */
        STOPPED
    }
}
