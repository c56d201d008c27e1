package io.busbar.historian.plan;

import io.busbar.driver.Quantity;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which quantities are stored, how, and over which period. Without any configuration: what an energy manager needs.
 *
 * @param core period of the core gauges: powers, power factor, voltages, currents, frequency
 * @param other period of all other gauges
 * @param index period of energy indexes and other counters
 * @param state how often a state is repeated that does not change
 * @param also keys, or beginnings of keys, of quantities that are stored over {@code other} although the default leaves them out
 * @param not keys, or beginnings of keys, of quantities that are not stored
 */
public record StoragePlan(
        Duration core, Duration other, Duration index, Duration state, List<String> also, List<String> not) {

    private static final Set<String> CORE = Set.of(
            "power.active", "power.reactive", "power.apparent", "power.factor", "voltage", "current", "frequency");

    /** Nominal values are settings, what a device averaged or kept as a minimum itself is stored as our own average, harmonics are many. */
    private static final Pattern LEFT_OUT =
            Pattern.compile(".*\\.nominal|.*\\.(?:avg|min|max|avgmin|avgmax)|.*\\.h\\d{1,2}(?:_\\d{1,2})?(?:\\..*)?");

    private static final Pattern PLACE = Pattern.compile("(?:\\.(?:l[123]n|l12|l23|l31|l[123]|n|ng|ln|ll|total))?");

    /** How a quantity is stored. */
    public enum How {
        /** Not at all. */
        NOT,
        /** Average, least and greatest of each period. */
        AVERAGE,
        /** The last reading of each period. */
        LAST,
        /** Each change, and again each period. */
        CHANGE
    }

    /** How one quantity is stored, and over which period. */
    public record Rule(How how, Duration period) {}

    /** The plan of a site that has configured nothing. */
    public static StoragePlan standard() {
        return new StoragePlan(
                Duration.ofMinutes(1),
                Duration.ofMinutes(10),
                Duration.ofMinutes(10),
                Duration.ofHours(1),
                List.of(),
                List.of());
    }

    /** The rule for a quantity. */
    public Rule rule(Quantity quantity) {
        String key = quantity.key();
        boolean left = not.stream().anyMatch(key::startsWith)
                || (LEFT_OUT.matcher(key).matches() && also.stream().noneMatch(key::startsWith));
        if (left) {
            return new Rule(How.NOT, Duration.ZERO);
        }
        return switch (quantity.kind()) {
            case TEXT -> new Rule(How.NOT, Duration.ZERO);
            case STATE -> new Rule(How.CHANGE, state);
            case INDEX -> new Rule(How.LAST, index);
            case GAUGE -> new Rule(How.AVERAGE, isCore(key) ? core : other);
        };
    }

    private static boolean isCore(String key) {
        for (String base : CORE) {
            if (key.startsWith(base)
                    && PLACE.matcher(key.substring(base.length())).matches()) {
                return true;
            }
        }
        return false;
    }
}
