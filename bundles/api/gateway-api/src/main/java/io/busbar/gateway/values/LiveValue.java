package io.busbar.gateway.values;

import io.busbar.driver.Quality;
import io.busbar.driver.Quantity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The last value of a point.
 *
 * @param point id, {@code <device>/<load>/<quantity>}
 * @param value in the canonical unit; NaN where there is none
 * @param time when the device was read
 */
public record LiveValue(
        String point,
        String device,
        String load,
        Quantity quantity,
        double value,
        @Nullable String text,
        Instant time,
        Quality quality) {}
