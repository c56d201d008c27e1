package io.busbar.gateway.site;

import java.time.Instant;

/**
 * A document of the site that could not be used when the gateway started. It was set aside, never emptied or overwritten.
 *
 * @param document its path below the data directory, such as {@code site/devices/i35-102.json}
 * @param reason why it could not be used, in English
 * @param keptAs where it was set aside, a path below the data directory
 * @param found when that was found out
 */
public record UnusableDocument(String document, String reason, String keptAs, Instant found) {}
