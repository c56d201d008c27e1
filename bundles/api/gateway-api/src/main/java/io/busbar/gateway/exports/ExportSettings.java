package io.busbar.gateway.exports;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How the gateway names itself in files, and when they are made.
 *
 * @param siteName name of the site in names and keys of EMS files, at most 64 characters; with {@link #UNNAMED} no EMS file is made
 * @param serverName name of the gateway there, at most 64 characters; the net id of the gateway at first
 * @param schedules one for each category
 */
public record ExportSettings(String siteName, String serverName, Map<Category, Schedule> schedules) {

    /** The name of a site that nobody has named. */
    public static final String UNNAMED = "SITE";

    /** Copies the map. */
    public ExportSettings {
        schedules = Collections.unmodifiableMap(new EnumMap<>(schedules));
    }
}
