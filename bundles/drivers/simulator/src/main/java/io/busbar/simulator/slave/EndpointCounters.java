package io.busbar.simulator.slave;

/**
 * Counters of an endpoint since it was opened.
 *
 * @param connections connections open now
 * @param accepted connections accepted
 * @param refused connections refused because too many were open
 * @param requests well-formed requests
 * @param exceptions requests answered with an exception
 * @param malformed connections closed because of bytes that are no Modbus TCP
 * @param dropped answers left out because too many were waiting for their delay
 */
public record EndpointCounters(
        int connections, long accepted, long refused, long requests, long exceptions, long malformed, long dropped) {}
