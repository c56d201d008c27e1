package io.busbar.simulator.physics;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;

/** Readings of insulation monitors and fault locators. */
final class InsulationReadings {

    private static final int LOCATING = 2;
    /** Integration time of a measurement, s. */
    private static final double INTEGRATION = 5;

    private InsulationReadings() {}

    static Optional<Reading> of(QuantityKey key) {
        if (key.isDate()) {
            return date(key);
        }
        return switch (key.base()) {
            case "insulation.resistance" -> value(key, Insulation::resistance);
            case "insulation.capacitance" -> value(key, Insulation::capacitance);
            case "insulation.impedance" -> value(key, Insulation::impedance);
            case "insulation.alarm.state" -> seen((its, t) -> its.network().alarm(its.circuit(), t));
            case "insulation.monitoring.state", "insulation.circuit.state" ->
                seen((its, t) -> its.network().isLocating(t) ? LOCATING : 1);
            case "insulation.locating.active" -> seen((its, t) -> its.network().isLocating(t) ? 1 : 0);
            case "insulation.capacitance.out.of.range" ->
                seen((its, t) -> its.network().capacitance(0, t) > InsulatedNetwork.CAPACITANCE_ALARM ? 1 : 0);
            case "insulation.earth.lead.lost",
                    "insulation.network.lead.lost",
                    "insulation.self.test.failed",
                    "insulation.inhibited",
                    "insulation.sensor.missing",
                    "insulation.sensor.overrange",
                    "insulation.resistance.threshold.delay.on",
                    "insulation.resistance.threshold.delay.off",
                    "insulation.acknowledge.mode" -> constant(0);
            case "insulation.locating.mode" -> constant(1);
            case "insulation.resistance.threshold.alarm" -> constant(InsulatedNetwork.ALARM);
            case "insulation.resistance.threshold.prealarm" -> constant(InsulatedNetwork.PREALARM);
            case "insulation.resistance.threshold.hysteresis" -> constant(100 * InsulatedNetwork.HYSTERESIS);
            case "insulation.capacitance.threshold.alarm" -> constant(InsulatedNetwork.CAPACITANCE_ALARM);
            case "current.differential.threshold.alarm" -> constant(InsulatedNetwork.RESIDUAL_ALARM);
            case "current.differential" -> seen((its, t) -> its.network().residualCurrent(its.circuit(), t));
            case "current.locating" -> seen((its, t) -> its.network().locatingCurrent(its.circuit(), t));
            case "time.integration" -> constant(INTEGRATION);
            default -> Optional.empty();
        };
    }

    private static Optional<Reading> value(QuantityKey key, Function<Insulation, Insulation.Extremes> of) {
        return seen(
                switch (key.statistic()) {
                    case "min" -> (its, t) -> of.apply(its).least(t);
                    case "max" -> (its, t) -> of.apply(its).most(t);
                    case "avg" -> (its, t) -> of.apply(its).mean(t);
                    default -> (its, t) -> of.apply(its).now(t);
                });
    }

    private static Optional<Reading> date(QuantityKey key) {
        return switch (key.base()) {
            case "date.measurement" -> seen((its, t) -> Math.floorDiv(t, 1000L));
            case "date.insulation.resistance" -> date(key, Insulation::resistance);
            case "date.insulation.capacitance" -> date(key, Insulation::capacitance);
            case "date.insulation.impedance" -> date(key, Insulation::impedance);
            default -> Optional.empty();
        };
    }

    private static Optional<Reading> date(QuantityKey key, Function<Insulation, Insulation.Extremes> of) {
        return seen(
                switch (key.statistic()) {
                    case "min" -> (its, t) -> of.apply(its).leastAt(t);
                    case "max" -> (its, t) -> of.apply(its).mostAt(t);
                    default -> (its, t) -> of.apply(its).meanAt(t);
                });
    }

    private static Optional<Reading> constant(double value) {
        return seen((its, t) -> value);
    }

    private static Optional<Reading> seen(ToDoubleBiFunction<Insulation, Long> value) {
        return Optional.of((meter, millis) -> {
            Insulation insulation = meter.insulation();
            return insulation == null ? Double.NaN : value.applyAsDouble(insulation, millis);
        });
    }
}
