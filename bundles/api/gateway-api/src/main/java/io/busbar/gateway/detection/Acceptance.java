package io.busbar.gateway.detection;

import org.jspecify.annotations.Nullable;

/**
 * The decision to take what was found.
 *
 * @param id id of the entry of the inbox
 * @param name what people shall call the device; made from its reference and unit where null
 * @param zone where it is, or null
 * @param reference which product it is; the likeliest where null
 * @param behind whether to take everything that was found behind it as well, in the same zone; only for a gateway
 */
public record Acceptance(
        String id, @Nullable String name, @Nullable String zone, @Nullable String reference, boolean behind) {}
