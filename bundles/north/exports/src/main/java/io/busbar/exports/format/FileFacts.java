package io.busbar.exports.format;

import java.time.Instant;
import java.time.ZoneId;

/**
 * What a file says of itself.
 *
 * @param siteName name of the site in it
 * @param serverName name of the gateway in it
 * @param deviceName what people call the device
 * @param namePart the device in names of files: no other device has the same
 * @param address IP address of the device, {@code 0.0.0.0} on a serial line
 * @param unit its Modbus address
 * @param type what the file is about, as names of files have it
 * @param begin beginning of its period
 * @param end end of its period, exclusive
 * @param zone where local times are
 * @param stepMillis width of a row's interval
 */
public record FileFacts(
        String siteName,
        String serverName,
        String deviceName,
        String namePart,
        String address,
        int unit,
        String type,
        Instant begin,
        Instant end,
        ZoneId zone,
        long stepMillis) {}
