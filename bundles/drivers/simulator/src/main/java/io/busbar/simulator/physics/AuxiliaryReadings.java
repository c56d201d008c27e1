package io.busbar.simulator.physics;

import java.util.Optional;

/** Readings of what a device has besides its measurements: pulse and fluid meters, analog inputs and outputs, a circuit breaker. */
final class AuxiliaryReadings {

    private static final int CUBIC_METRES = 3;
    private static final int CLOSED = 1;
    private static final long DAY = 86_400_000;
    private static final long MINUTE = 60_000;

    private AuxiliaryReadings() {}

    static Optional<Reading> of(QuantityKey key) {
        int number = key.number();
        return switch (key.base()) {
            // The key of a total ends like the keys of totals of phases.
            case "fluid" -> Optional.of((meter, millis) -> counted(meter, number, 7_200, millis));
            case "fluid.partial" -> Optional.of((meter, millis) -> since(meter, number, 7_200, millis));
            case "fluid.unit" -> constant(CUBIC_METRES);
            case "fluid.weight" -> constant(1);
            case "input.pulses" -> Optional.of((meter, millis) -> counted(meter, number, 40, millis));
            case "input.pulses.partial" -> Optional.of((meter, millis) -> since(meter, number, 40, millis));
            case "input.energy" -> Optional.of((meter, millis) -> 10 * counted(meter, number, 25, millis));
            case "analog.input", "analog.output" -> Optional.of((meter, millis) -> analog(meter, number, millis));
            case "breaker.state" -> constant(CLOSED);
            case "breaker.trip", "load.shedding" -> constant(0);
            case "breaker.trips" -> Optional.of((meter, millis) -> 1 + Math.floorMod(meter.seed(), 5));
            case "date.breaker.trip" -> Optional.of((meter, millis) -> lastTrip(meter, millis));
            case "temperature.internal" ->
                Optional.of((meter, millis) -> Math.rint(38 + 3 * Noise.smooth(meter.seed() + 89, millis, DAY / 4)));
            case "time.operating.partial", "time.operating.load.partial" ->
                Optional.of((meter, millis) -> Math.floor(meter.operatingSeconds(millis) / 2));
            default -> Optional.empty();
        };
    }

    private static Optional<Reading> constant(double value) {
        return Optional.of((meter, millis) -> value);
    }

    /** One more every {@code seconds}, sooner at inputs with a higher number. */
    private static double counted(LoadMeter meter, int number, double seconds, long millis) {
        return Math.floor(meter.operatingSeconds(millis) * (1 + 0.3 * number) / seconds);
    }

    private static double since(LoadMeter meter, int number, double seconds, long millis) {
        return counted(meter, number, seconds, millis) - Math.floor(counted(meter, number, seconds, 0) / 2);
    }

    private static double analog(LoadMeter meter, int number, long millis) {
        return Math.rint(500 + 400 * Noise.smooth(meter.seed() + 110 + number, millis, 10 * MINUTE));
    }

    private static double lastTrip(LoadMeter meter, long millis) {
        long days = 20L + Math.floorMod(meter.seed(), 40L);
        return Math.floorDiv(millis - days * DAY, DAY) * (DAY / 1000.0) + 43_200;
    }
}
