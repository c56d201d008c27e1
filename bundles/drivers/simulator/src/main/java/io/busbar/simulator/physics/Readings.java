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
        Optional<Reading> counted = IndexReadings.of(key);
        if (counted.isPresent()) {
            return counted;
        }
        Optional<Reading> slow = SlowReadings.of(key);
        if (slow.isPresent()) {
            return slow;
        }
        return InstantReadings.of(key).map(value -> statistic(key.statistic(), value));
    }

    private static Reading statistic(String statistic, ToDoubleFunction<Snapshot> value) {
        return switch (statistic) {
            case "avg" -> (meter, millis) -> mean(meter.period(millis), value);
            case "min" -> (meter, millis) -> least(meter, millis, value);
            case "max" -> (meter, millis) -> -least(meter, millis, snapshot -> -value.applyAsDouble(snapshot));
            case "avgmin" -> (meter, millis) -> leastMean(meter, millis, value);
            case "avgmax" -> (meter, millis) -> -leastMean(meter, millis, snapshot -> -value.applyAsDouble(snapshot));
            default -> (meter, millis) -> value.applyAsDouble(meter.now(millis));
        };
    }

    private static double mean(List<Snapshot> parts, ToDoubleFunction<Snapshot> value) {
        double sum = 0;
        for (Snapshot part : parts) {
            sum += value.applyAsDouble(part);
        }
        return sum / parts.size();
    }

    private static double least(LoadMeter meter, long millis, ToDoubleFunction<Snapshot> value) {
        double least = Double.POSITIVE_INFINITY;
        for (Snapshot seen : meter.sinceMidnight(millis)) {
            least = Math.min(least, value.applyAsDouble(seen));
        }
        for (Snapshot seen : meter.period(millis)) {
            least = Math.min(least, value.applyAsDouble(seen));
        }
        return least;
    }

    private static double leastMean(LoadMeter meter, long millis, ToDoubleFunction<Snapshot> value) {
        List<Snapshot> seen = meter.sinceMidnight(millis);
        double least = mean(meter.period(millis), value);
        for (int i = 1; i < seen.size(); i++) {
            least = Math.min(least, mean(seen.subList(i - 1, i + 1), value));
        }
        return least;
    }
}
