package io.busbar.gateway.detection;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A search for devices, under way or ended. A snapshot: ask again for a newer one.
 *
 * @param id such as {@code d7}
 * @param line id of the line that is searched, or null for an endpoint that is not set up
 * @param host host of a Modbus TCP endpoint, or null on another kind of line
 * @param port its port, or 0
 * @param units the unit ids that are asked, such as {@code 1-247,255}
 * @param phase what it is doing
 * @param started when it began
 * @param ended when it ended, or null while it is under way
 * @param total how many unit ids there are to ask
 * @param asked how many have been asked
 * @param answered how many of these answered anything
 * @param secondsLeft how long it will still take, in seconds; null where that cannot be told
 * @param problem why it failed, in one English sentence, or null
 * @param findings what it found so far, ordered by unit
 */
public record Detection(
        String id,
        @Nullable String line,
        @Nullable String host,
        int port,
        String units,
        Phase phase,
        Instant started,
        @Nullable Instant ended,
        int total,
        int asked,
        int answered,
        @Nullable Integer secondsLeft,
        @Nullable String problem,
        List<Finding> findings) {

    /** What a detection is doing, in the order in which it does it. */
    public enum Phase {
        /** The line is being connected; the gateway at its end is asked first. */
        CONNECTING,
        /** Unit ids are asked one after the other. */
        SCANNING,
        /** Those that were slow to answer are asked again, with more time. */
        RECHECKING,
        /** What was found is compared with what is set up. */
        COMPARING,
        /** It has asked them all. */
        DONE,
        /** It was stopped. What it had found stays. */
        CANCELLED,
        /** It could not go on. What it had found stays. */
        FAILED;

        /** Whether it does nothing any more. */
        public boolean hasEnded() {
            return compareTo(DONE) >= 0;
        }
    }

    /** Copies the list. */
    public Detection {
        findings = List.copyOf(findings);
    }
}
