package io.busbar.gateway.energy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the counter of a load showed.
 *
 * @param load id of the load
 * @param point id of its index
 * @param begin last reading at or before the beginning; NaN where there is none
 * @param beginTime when that was read, or null
 * @param end last reading at or before the end; NaN where there is none
 * @param endTime when that was read, or null
 */
public record IndexReading(
        String load, String point, double begin, @Nullable Instant beginTime, double end, @Nullable Instant endTime) {}
