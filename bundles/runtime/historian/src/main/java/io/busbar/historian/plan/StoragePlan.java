package io.busbar.historian.plan;

import io.busbar.driver.Quantity;
import io.busbar.gateway.history.Aggregate;
import io.busbar.gateway.history.StorageRule;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which quantities are stored, how, and over which period, where nobody has decided otherwise: what an energy manager needs.
 *
 * @param core period of the core gauges: powers, power factor, voltages, currents, frequency
 * @param other period of all other gauges
 * @param index period of energy indexes and other counters
 * @param curve period of load curves
 * @param state how often a state is repeated that does not change
 * @param also keys, or beginnings of keys, of quantities that are stored over {@code other} although the default leaves them out
 * @param not keys, or beginnings of keys, of quantities that are not stored
 */
public record StoragePlan(
        Duration core,
        Duration other,
        Duration index,
        Duration curve,
        Duration state,
        List<String> also,
        List<String> not) {

    private static final Set<String> CORE = Set.of(
            "power.active", "power.reactive", "power.apparent", "power.factor", "voltage", "current", "frequency");

    /** Nominal values are settings, what a device averaged or kept as a minimum itself is stored as our own average, harmonics are many. */
    private static final Pattern LEFT_OUT = Pattern.compile(
            "date\\..*|.*\\.nominal|.*\\.(?:avg|min|max|avgmin|avgmax)|.*\\.h\\d{1,2}(?:_\\d{1,2})?(?:\\..*)?");

    private static final Pattern PLACE = Pattern.compile("(?:\\.(?:l[123]n|l12|l23|l31|l[123]|n|ng|ln|ll|total))?");

    private static final Set<Aggregate> WITH_EXTREMES = Set.of(Aggregate.AVERAGE, Aggregate.MINIMUM, Aggregate.MAXIMUM);

    /** The plan of a site that has configured nothing. */
    public static StoragePlan standard() {
        return new StoragePlan(
                Duration.ofMinutes(1),
                Duration.ofMinutes(10),
                Duration.ofMinutes(10),
                Duration.ofMinutes(10),
                Duration.ofHours(1),
                List.of(),
                List.of());
    }

    /** The rule for a quantity. */
    public StorageRule rule(Quantity quantity) {
        String key = quantity.key();
        boolean stored = not.stream().noneMatch(key::startsWith)
                && (!LEFT_OUT.matcher(key).matches() || also.stream().anyMatch(key::startsWith));
        return switch (quantity.kind()) {
            case TEXT -> rule(false, state, Set.of(Aggregate.LAST));
            case STATE -> rule(stored, state, Set.of(Aggregate.LAST));
            case INDEX -> rule(stored, index, Set.of(Aggregate.LAST));
            case GAUGE ->
                LoadCurves.isCurve(quantity)
                        ? rule(stored, curve, Set.of(Aggregate.AVERAGE))
                        : rule(stored, isCore(key) ? core : other, WITH_EXTREMES);
        };
    }

    private static StorageRule rule(boolean stored, Duration period, Set<Aggregate> aggregates) {
        return new StorageRule(stored, (int) period.toSeconds(), aggregates);
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
