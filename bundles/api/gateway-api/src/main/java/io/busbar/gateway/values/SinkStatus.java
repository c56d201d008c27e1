package io.busbar.gateway.values;

/**
 * Counters of a sink since it was registered.
 *
 * @param waiting batches in its queue now
 * @param capacity length of the queue
 */
public record SinkStatus(
        String name, int waiting, int capacity, long accepted, long dropped, long conflated, long failed) {}
