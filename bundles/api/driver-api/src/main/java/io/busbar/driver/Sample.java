package io.busbar.driver;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One value of one point at one time.
 *
 * @param point id of the point, {@code <device>/<load>/<quantity>}
 * @param quantity what was measured
 * @param time when the device was read
 * @param value the number in the canonical unit; NaN where there is none
 * @param quality how far it can be trusted
 * @param text the text of a {@link QuantityKind#TEXT} quantity, else null
 */
public record Sample(
        String point, Quantity quantity, Instant time, double value, Quality quality, @Nullable String text) {}
