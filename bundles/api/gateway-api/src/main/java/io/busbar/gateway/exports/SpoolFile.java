package io.busbar.gateway.exports;

import io.busbar.gateway.problem.Message;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that waits to be sent.
 *
 * @param id its place in the order of its destination
 * @param destination id of the destination
 * @param name its name there
 * @param device id of the device; empty where it is about none
 * @param category what it is about; null for a log
 * @param from beginning of its period
 * @param to end of its period, exclusive
 * @param bytes its size
 * @param made when it was put here
 * @param tries how often sending it was begun
 * @param lastTry when that was last, or null
 * @param nextTry when that will be next at the earliest, or null if it is not the first of its destination
 * @param error why it is still here, or null
 */
public record SpoolFile(
        long id,
        String destination,
        String name,
        String device,
        @Nullable Category category,
        Instant from,
        Instant to,
        long bytes,
        Instant made,
        int tries,
        @Nullable Instant lastTry,
        @Nullable Instant nextTry,
        @Nullable Message error) {}
