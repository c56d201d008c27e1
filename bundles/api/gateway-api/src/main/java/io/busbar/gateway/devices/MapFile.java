package io.busbar.gateway.devices;

import org.jspecify.annotations.Nullable;

/**
 * A register map file of the site.
 *
 * @param file its name in the directory of the site's maps
 * @param map id of the map in it, or null where the file does not say
 * @param driver family of the driver that reads it; {@code site} for a map that is a driver of its own
 */
public record MapFile(String file, @Nullable String map, String driver) {}
