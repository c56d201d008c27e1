package io.busbar.simulator.physics;

import java.util.Optional;

/** Readings of what does not follow from voltage and current: settings, temperatures, inputs. */
final class SlowReadings {

    private static final int THREE_PHASES_NEUTRAL = 5;
    private static final int ONE_PHASE_NEUTRAL = 1;
    private static final long HOUR = 3_600_000;

    private SlowReadings() {}

    static Optional<Reading> of(QuantityKey key) {
        return switch (key.base()) {
            case "voltage.nominal" ->
                constant(key.isBetweenPhases() ? Grid.NOMINAL_VOLTAGE * Math.sqrt(3) : Grid.NOMINAL_VOLTAGE);
            case "frequency.nominal" -> constant(Grid.NOMINAL_FREQUENCY);
            case "current.nominal" ->
                Optional.of((meter, millis) ->
                        meter.load() == null ? Double.NaN : meter.load().nominalCurrent());
            case "power.apparent.nominal" ->
                Optional.of((meter, millis) ->
                        meter.load() == null ? Double.NaN : meter.load().nominalPower());
            case "load.status" -> constant(1);
            case "network.type" ->
                Optional.of((meter, millis) -> meter.insulation() == null ? THREE_PHASES_NEUTRAL : ONE_PHASE_NEUTRAL);
            case "temperature" -> Optional.of((meter, millis) -> temperature(meter, key.number(), millis));
            case "input.state", "output.state" -> Optional.of((meter, millis) -> state(meter, key, millis));
            default -> Optional.empty();
        };
    }

    private static Optional<Reading> constant(double value) {
        return Optional.of((meter, millis) -> value);
    }

    private static double temperature(LoadMeter meter, int number, long millis) {
        return 24
                + number
                + 4 * Noise.smooth(meter.seed() + 82 + number, millis, 5 * HOUR)
                + 0.3 * Noise.smooth(meter.seed() + 90 + number, millis, 60_000);
    }

    private static double state(LoadMeter meter, QuantityKey key, long millis) {
        TransferSwitch transfer = meter.transfer();
        if (transfer != null) {
            return TransferReadings.terminal(transfer, key, millis);
        }
        return Noise.share(meter.seed() + 100 + key.number(), Math.floorDiv(millis, 2 * HOUR)) > 0.8 ? 1 : 0;
    }
}
