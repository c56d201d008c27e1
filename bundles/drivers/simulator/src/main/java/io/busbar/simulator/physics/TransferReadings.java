package io.busbar.simulator.physics;

import java.util.Optional;

/** Readings of transfer switches. */
final class TransferReadings {

    /** What one is read off at one time. */
    private interface Look {
        double at(TransferSwitch its, SwitchState state, long millis);
    }

    private static final int NETWORK_230_400 = 2;
    private static final long MAINTENANCE_CYCLES = 5_000;
    private static final long MAINTENANCE_OPERATIONS = 10_000;
    private static final long MAINTENANCE_GENSET = 900_000;
    private static final long INSPECTION = 365L * 86_400;

    /** Functions of the outputs, by their codes: S1A, S2A, AC1, AC2, FLT, POP. */
    private static final int[] OUTPUTS = {1, 2, 4, 5, 11, 12};
    /** Functions of the inputs: EON, EOF, RST, inhibition, priority, none. */
    private static final int[] INPUTS = {1, 2, 3, 4, 5, 0};

    private TransferReadings() {}

    static Optional<Reading> of(QuantityKey key) {
        int n = Math.max(1, key.number());
        SwitchTimer timer = TransferSwitch.timer(key.number() > 0 ? key.base() + '.' + key.number() : key.base());
        if (timer != null) {
            return look((its, s, t) -> its.setting(timer));
        }
        if (key.base().startsWith("source.")) {
            return source(key, n);
        }
        if (key.base().startsWith("periodic.test.")) {
            return look((its, s, t) -> program(its.tests().program(n), key.base()));
        }
        return switch (key.base()) {
            case "switch.network.type" -> look((its, s, t) -> NETWORK_230_400);
            case "switch.mode" -> look((its, s, t) -> s.mode);
            case "switch.position" -> look((its, s, t) -> s.position);
            case "switch.priority" -> look((its, s, t) -> 1);
            case "switch.test" -> look((its, s, t) -> s.test);
            case "switch.fault.signal" -> look((its, s, t) -> s.faultSignal);
            case "switch.fault.code" -> look((its, s, t) -> s.faultCode);
            case "switch.transfer.cause" -> look((its, s, t) -> s.cause);
            case "switch.cycles" -> look((its, s, t) -> s.cycles);
            case "switch.operations" -> look((its, s, t) -> s.operations[n - 1]);
            case "switch.transfers" -> look((its, s, t) -> s.transfers);
            case "switch.transfers.automatic" -> look((its, s, t) -> s.automatic);
            case "switch.transfers.manual" -> look((its, s, t) -> s.manual);
            case "switch.transfers.failed" -> look((its, s, t) -> s.failed);
            case "switch.time.position" -> look((its, s, t) -> s.positionSeconds[n - 1]);
            case "switch.time.inspection" -> look((its, s, t) -> s.second - s.inspected);
            case "genset.start" -> look((its, s, t) -> n == 2 && s.genset ? 1 : 0);
            case "genset.time.running" -> look((its, s, t) -> n == 2 ? s.gensetSeconds : 0);
            case "genset.time.load" -> look((its, s, t) -> n == 2 ? s.gensetLoadSeconds : 0);
            case "timer.running" -> look((its, s, t) -> s.timer == null ? 0 : s.timer.code());
            case "timer.remaining" -> look((its, s, t) -> s.left());
            case "input.function" -> look((its, s, t) -> INPUTS[n - 1]);
            case "output.function" -> look((its, s, t) -> OUTPUTS[n - 1]);
            case "service.limit.cycles" -> look((its, s, t) -> MAINTENANCE_CYCLES);
            case "service.limit.operations" -> look((its, s, t) -> MAINTENANCE_OPERATIONS);
            case "service.limit.genset.running", "service.limit.genset.load" -> look((its, s, t) -> MAINTENANCE_GENSET);
            case "service.limit.inspection" -> look((its, s, t) -> INSPECTION);
            default -> Optional.empty();
        };
    }

    /** Inputs and outputs of a transfer switch; empty where the reading is to be found elsewhere. */
    static double terminal(TransferSwitch its, QuantityKey key, long millis) {
        if (key.base().equals("input.state")) {
            return 0;
        }
        SwitchState state = its.at(millis);
        boolean on =
                switch (OUTPUTS[key.number() - 1]) {
                    case 1 -> its.sources().state(1, state, millis) == SwitchSources.AVAILABLE;
                    case 2 -> its.sources().state(2, state, millis) == SwitchSources.AVAILABLE;
                    case 4 -> state.position == SwitchState.ONE;
                    case 5 -> state.position == SwitchState.TWO;
                    case 11 -> state.faultSignal == 2;
                    default -> state.faultSignal == 0;
                };
        return on ? 1 : 0;
    }

    private static Optional<Reading> source(QuantityKey key, int n) {
        int phase = key.phaseIndex();
        return switch (key.base()) {
            case "source.state" -> look((its, s, t) -> its.sources().state(n, s, t));
            case "source.voltage" ->
                look((its, s, t) -> key.isBetweenPhases()
                        ? its.sources().between(n, phase, s, t)
                        : its.sources().voltage(n, phase, s, t));
            case "source.frequency" -> look((its, s, t) -> its.sources().frequency(n, s, t));
            case "source.unbalance.voltage" -> look((its, s, t) -> its.sources().unbalance(n, s, t));
            case "source.rotation" -> look((its, s, t) -> its.sources().state(n, s, t) == 0 ? 0 : 1);
            case "source.voltage.nominal" -> look((its, s, t) -> Grid.NOMINAL_VOLTAGE);
            case "source.frequency.nominal" -> look((its, s, t) -> Grid.NOMINAL_FREQUENCY);
            case "source.undervoltage.threshold" -> look((its, s, t) -> SwitchSources.UNDER_VOLTAGE);
            case "source.overvoltage.threshold" -> look((its, s, t) -> SwitchSources.OVER_VOLTAGE);
            case "source.underfrequency.threshold" -> look((its, s, t) -> SwitchSources.UNDER_FREQUENCY);
            case "source.overfrequency.threshold" -> look((its, s, t) -> SwitchSources.OVER_FREQUENCY);
            case "source.unbalance.threshold" -> look((its, s, t) -> SwitchSources.UNBALANCE);
            case "source.undervoltage.hysteresis",
                    "source.overvoltage.hysteresis",
                    "source.underfrequency.hysteresis",
                    "source.overfrequency.hysteresis",
                    "source.unbalance.hysteresis" -> look((its, s, t) -> 0);
            default -> Optional.empty();
        };
    }

    private static double program(TestPrograms.Program program, String base) {
        return switch (base) {
            case "periodic.test.enabled" -> program.enabled() ? 1 : 0;
            case "periodic.test.type" -> program.onLoad() ? 2 : 1;
            case "periodic.test.period" -> program.period();
            case "periodic.test.duration" -> program.seconds();
            case "periodic.test.start" -> program.start();
            default -> program.end();
        };
    }

    private static Optional<Reading> look(Look look) {
        return Optional.of((meter, millis) -> {
            TransferSwitch its = meter.transfer();
            return its == null ? Double.NaN : look.at(its, its.at(millis), millis);
        });
    }
}
