package io.busbar.simulator.physics;

import io.busbar.driver.Quantity;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Finds the reading of a quantity. */
public final class Readings {

    private Readings() {}

    /** The reading of a quantity, or empty where a simulated meter has nothing like it. */
    public static Optional<Reading> of(Quantity quantity) {
        QuantityKey key = QuantityKey.of(quantity);
        Optional<Reading> special = special(key);
        if (special.isPresent()) {
            return special;
        }
        if (key.isDate()) {
            return InstantReadings.of(key.dated())
                    .flatMap(value -> date(key.statistic(), value))
                    .or(() -> AuxiliaryReadings.of(key));
        }
        return IndexReadings.of(key)
                .or(() -> SlowReadings.of(key))
                .or(() -> AuxiliaryReadings.of(key))
                .or(() -> AlarmReadings.of(key))
                .or(() -> InstantReadings.of(key).map(value -> statistic(key.statistic(), value)));
    }

    /**
     * The reading of a quantity's mean over the minute, or else over the averaging period, that begins at a time. Ask a meter for times that
     * go up and for all of one period together: it keeps one period at a time.
     */
    public static Optional<Reading> mean(Quantity quantity, boolean minute) {
        QuantityKey key = QuantityKey.of(quantity);
        if (!key.statistic().isEmpty()) {
            return Optional.empty();
        }
        Optional<Reading> counted = special(key).or(() -> IndexReadings.of(key)).or(() -> SlowReadings.of(key));
        if (counted.isPresent()) {
            return counted;
        }
        return InstantReadings.of(key)
                .map(value -> minute
                        ? (meter, millis) -> value.applyAsDouble(meter.minute(millis))
                        : (meter, millis) -> mean(meter.period(millis + LoadMeter.PERIOD), value));
    }

    /** Readings of devices that are more than meters. */
    private static Optional<Reading> special(QuantityKey key) {
        return InsulationReadings.of(key).or(() -> TransferReadings.of(key));
    }

    private static Reading statistic(String statistic, ToDoubleFunction<Snapshot> value) {
        return switch (statistic) {
            case "avg" -> (meter, millis) -> mean(meter.period(millis), value);
            case "min" -> (meter, millis) -> value.applyAsDouble(least(meter, millis, value));
            case "max" -> (meter, millis) -> value.applyAsDouble(least(meter, millis, negative(value)));
            case "avgmin" -> (meter, millis) -> leastMean(meter, millis, value).value();
            case "avgmax" ->
                (meter, millis) -> -leastMean(meter, millis, negative(value)).value();
            default -> (meter, millis) -> value.applyAsDouble(meter.now(millis));
        };
    }

    /** When an extreme was seen, in seconds since 1970. */
    private static Optional<Reading> date(String statistic, ToDoubleFunction<Snapshot> value) {
        return switch (statistic) {
            case "min" -> Optional.of((meter, millis) -> seconds(least(meter, millis, value).millis));
            case "max" -> Optional.of((meter, millis) -> seconds(least(meter, millis, negative(value)).millis));
            case "avgmin" ->
                Optional.of((meter, millis) ->
                        seconds(leastMean(meter, millis, value).millis()));
            case "avgmax" ->
                Optional.of((meter, millis) ->
                        seconds(leastMean(meter, millis, negative(value)).millis()));
            default -> Optional.empty();
        };
    }

    private static double seconds(long millis) {
        return Math.floorDiv(millis, 1000L);
    }

    private static ToDoubleFunction<Snapshot> negative(ToDoubleFunction<Snapshot> value) {
        return snapshot -> -value.applyAsDouble(snapshot);
    }

    private static double mean(List<Snapshot> parts, ToDoubleFunction<Snapshot> value) {
        double sum = 0;
        for (Snapshot part : parts) {
            sum += value.applyAsDouble(part);
        }
        return sum / parts.size();
    }

    private static Snapshot least(LoadMeter meter, long millis, ToDoubleFunction<Snapshot> value) {
        Snapshot least = meter.now(millis);
        for (Snapshot seen : meter.sinceMidnight(millis)) {
            least = value.applyAsDouble(seen) < value.applyAsDouble(least) ? seen : least;
        }
        for (Snapshot seen : meter.period(millis)) {
            least = value.applyAsDouble(seen) < value.applyAsDouble(least) ? seen : least;
        }
        return least;
    }

    private record Mean(double value, long millis) {}

    private static Mean leastMean(LoadMeter meter, long millis, ToDoubleFunction<Snapshot> value) {
        List<Snapshot> period = meter.period(millis);
        Mean least = new Mean(mean(period, value), period.get(period.size() - 1).millis);
        List<Snapshot> seen = meter.sinceMidnight(millis);
        for (int i = 1; i < seen.size(); i++) {
            double mean = mean(seen.subList(i - 1, i + 1), value);
            least = mean < least.value ? new Mean(mean, seen.get(i).millis) : least;
        }
        return least;
    }
}
