package io.busbar.gateway.exports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that has left the spool.
 *
 * @param id number of the delivery; later ones have greater numbers
 * @param time when it left
 * @param destination id of the destination
 * @param name its name there, with its directory
 * @param device id of the device; empty where it is about none
 * @param category what it is about; null for a log
 * @param from beginning of its period
 * @param to end of its period, exclusive
 * @param bytes its size
 * @param tries how often sending it was begun
 * @param outcome what became of it
 */
public record Delivery(
        long id,
        Instant time,
        String destination,
        String name,
        String device,
        @Nullable Category category,
        Instant from,
        Instant to,
        long bytes,
        int tries,
        Outcome outcome) {

    /** What became of a file. */
    public enum Outcome {
        /** The server has it under its final name. */
        DELIVERED,
        /** The server had it already, from a try whose end was not heard. */
        FOUND,
        /** Somebody discarded it, or its destination was removed. */
        DISCARDED
    }
}
