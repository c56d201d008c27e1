package io.busbar.gateway.lines;

import io.busbar.gateway.lines.LineConfig.Parity;
import io.busbar.gateway.problem.Message;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A search for the settings of a serial port, under way or ended. A snapshot: ask again for a newer one.
 *
 * @param id such as {@code s3}
 * @param line id of the line that is searched and rests meanwhile, or null for a port that is not set up
 * @param serialPort the port
 * @param units unit ids that are asked with each setting
 * @param phase what it is doing
 * @param started when it began
 * @param ended when it ended, or null while it is under way
 * @param total how many settings there are to try
 * @param tried how many have been tried
 * @param current the setting that is being tried, or null
 * @param found the setting with which a unit answered, or null
 * @param unit the unit that answered, or -1
 * @param problem why it failed, or null
 */
public record SerialSearch(
        String id,
        @Nullable String line,
        String serialPort,
        List<Integer> units,
        Phase phase,
        Instant started,
        @Nullable Instant ended,
        int total,
        int tried,
        @Nullable Setting current,
        @Nullable Setting found,
        int unit,
        @Nullable Message problem) {

    /** What a search is doing. */
    public enum Phase {
        /** It tries one setting after the other. */
        SEARCHING,
        /** A unit has answered. */
        FOUND,
        /** No unit has answered with any setting. */
        NOTHING,
        /** It was stopped. */
        CANCELLED,
        /** It could not go on. */
        FAILED;

        /** Whether it does nothing any more. */
        public boolean hasEnded() {
            return this != SEARCHING;
        }
    }

    /**
     * How a serial port is driven; there are always 8 data bits.
     *
     * @param baud bits per second
     * @param stopBits 1 or 2
     */
    public record Setting(int baud, Parity parity, int stopBits) {
        @Override
        public String toString() {
            return baud + " 8" + parity.name().charAt(0) + stopBits;
        }
    }

    /** Copies the list. */
    public SerialSearch {
        units = List.copyOf(units);
    }
}
