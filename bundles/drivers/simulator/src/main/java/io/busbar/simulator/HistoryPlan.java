package io.busbar.simulator;

import io.busbar.driver.Quantity;
import io.busbar.simulator.PastDevice.Every;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What of a simulated past is worth keeping: the same that a gateway keeps of the present when nothing else is configured, so that a
 * curve goes on as it was.
 */
final class HistoryPlan {

    private static final Set<String> EACH_MINUTE = Set.of(
            "power.active", "power.reactive", "power.apparent", "power.factor", "voltage", "current", "frequency");
    private static final Pattern PLACE = Pattern.compile("\\.(?:l[123]n|l12|l23|l31|l[123]|n|ng|ln|ll|total)$");
    private static final Pattern LEFT_OUT = Pattern.compile(
            "date\\..*|.*\\.nominal|.*\\.(?:avg|min|max|avgmin|avgmax)|.*\\.h\\d{1,2}(?:_\\d{1,2})?(?:\\..*)?");

    /** The simulated site has two tariffs; what the others counted is always 0. */
    private static final Pattern UNUSED_TARIFF = Pattern.compile(".*\\.t[3-8]");

    private HistoryPlan() {}

    /** How often a quantity is kept; empty for never. */
    static Optional<Every> every(Quantity quantity) {
        String key = quantity.key();
        if (LEFT_OUT.matcher(key).matches() || UNUSED_TARIFF.matcher(key).matches()) {
            return Optional.empty();
        }
        return switch (quantity.kind()) {
            case TEXT -> Optional.empty();
            case STATE -> Optional.of(Every.HOUR);
            case INDEX -> Optional.of(Every.TEN_MINUTES);
            case GAUGE ->
                Optional.of(
                        EACH_MINUTE.contains(PLACE.matcher(key).replaceFirst("")) ? Every.MINUTE : Every.TEN_MINUTES);
        };
    }
}
