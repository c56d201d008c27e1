package io.busbar.driver;

/**
 * A load of a device: what is connected to its current inputs.
 *
 * @param key its place in point ids, {@code 1} for the first
 * @param name the name in the device, or empty
 * @param connection how it is wired, such as {@code 3P+N}, or empty where unknown
 */
public record LoadDescription(String key, String name, String connection) {}
