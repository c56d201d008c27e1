package io.busbar.rest.live;

/**
 * The live streams and their counters since the start.
 *
 * @param refused streams refused because of a limit
 * @param heldBack frames put off because the client was still taking the one before
 * @param points points known
 */
public record LiveStatus(
        int open,
        int limit,
        int limitPerClient,
        long opened,
        long refused,
        long frames,
        long values,
        long heldBack,
        int points) {}
