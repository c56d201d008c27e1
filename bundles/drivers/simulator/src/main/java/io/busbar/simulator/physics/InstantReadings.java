package io.busbar.simulator.physics;

import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Readings of voltages, currents, powers and their quality. */
final class InstantReadings {

    private static final double ROOT_2 = Math.sqrt(2);

    private InstantReadings() {}

    static Optional<ToDoubleFunction<Snapshot>> of(QuantityKey key) {
        if (key.first() > 1) {
            return harmonic(key);
        }
        int phase = key.phaseIndex();
        boolean fundamental = key.first() == 1;
        return Optional.ofNullable(
                switch (key.base()) {
                    case "frequency" -> s -> s.f;
                    case "voltage" -> voltage(key, fundamental);
                    case "current" -> current(key, fundamental);
                    case "power.active" -> s -> phase == 3 ? s.pTotal : s.p[phase];
                    case "power.reactive" ->
                        fundamental
                                ? s -> phase == 3 ? s.q1Total : s.q1[phase]
                                : s -> phase == 3 ? s.qTotal : s.q[phase];
                    case "power.reactive.lagging" -> s -> Math.max(0, phase == 3 ? s.qTotal : s.q[phase]);
                    case "power.reactive.leading" -> s -> Math.min(0, phase == 3 ? s.qTotal : s.q[phase]);
                    case "power.apparent" -> s -> phase == 3 ? s.sTotal : s.s[phase];
                    case "power.active.predicted" -> s -> s.pTotal;
                    case "power.reactive.predicted" -> s -> s.qTotal;
                    case "power.apparent.predicted" -> s -> s.sTotal;
                    case "voltage.dc" -> InstantReadings::directVoltage;
                    case "current.dc" -> s -> s.pTotal / Math.max(1, directVoltage(s));
                    case "current.differential" -> s -> 0.01 + 2e-4 * s.i[0];
                    case "power.factor" -> s -> s.powerFactor(phase);
                    case "power.factor.type" -> s -> s.powerFactorType(phase);
                    case "cos.phi" -> s -> s.cosPhi(phase);
                    case "tan.phi" -> s -> s.tanPhi(phase);
                    case "thd.voltage" -> s -> 100 * voltageDistortion(s, key);
                    case "thd.current" -> s -> 100 * currentDistortion(s, key);
                    case "k.factor" -> s -> s.spectrum.kFactor(currentDistortion(s, key));
                    case "crest.factor.voltage" -> s -> ROOT_2 * (1 + 0.4 * voltageDistortion(s, key));
                    case "crest.factor.current" -> s -> ROOT_2 * (1 + 0.45 * currentDistortion(s, key));
                    case "angle.voltage" -> s -> voltageAngle(s, key);
                    case "angle.phi" -> s -> s.phi(phase);
                    case "angle.current" -> s -> phase == 3 ? s.ina : s.ia[phase];
                    case "unbalance.voltage" -> s -> s.voltages().unbalance();
                    case "unbalance.voltage.amplitude" -> s -> Sequence.amplitudeUnbalance(s.v);
                    case "unbalance.current" -> s -> s.currents().unbalance();
                    case "unbalance.current.amplitude" -> s -> Sequence.amplitudeUnbalance(s.i);
                    case "voltage.direct" -> s -> s.voltages().direct();
                    case "voltage.inverse" -> s -> s.voltages().inverse();
                    case "voltage.homopolar" -> s -> s.voltages().homopolar();
                    case "current.direct" -> s -> s.currents().direct();
                    case "current.inverse" -> s -> s.currents().inverse();
                    case "current.homopolar" -> s -> s.currents().homopolar();
                    default -> null;
                });
    }

    /** A rectifier follows its network. */
    private static double directVoltage(Snapshot s) {
        return 750 * s.v[0] / Grid.NOMINAL_VOLTAGE;
    }

    private static ToDoubleFunction<Snapshot> voltage(QuantityKey key, boolean fundamental) {
        int at = key.phaseIndex();
        boolean between = key.isBetweenPhases();
        ToDoubleFunction<Snapshot> value;
        if (key.phase().equals("n") || key.phase().equals("ng")) {
            value = s -> s.vn;
        } else if (between) {
            value = s -> at == 3 ? mean(s.u) : s.u[at];
        } else {
            value = s -> at == 3 ? mean(s.v) : s.v[at];
        }
        return fundamental ? s -> value.applyAsDouble(s) / Math.hypot(1, voltageDistortion(s, key)) : value;
    }

    private static ToDoubleFunction<Snapshot> current(QuantityKey key, boolean fundamental) {
        int at = key.phaseIndex();
        if (key.phase().equals("n")) {
            return fundamental ? s -> s.in / Math.hypot(1, s.thdI[3]) : s -> s.in;
        }
        if (at == 3) {
            return fundamental ? s -> mean(s.i1) : s -> mean(s.i);
        }
        return fundamental ? s -> s.i1[at] : s -> s.i[at];
    }

    private static Optional<ToDoubleFunction<Snapshot>> harmonic(QuantityKey key) {
        double voltageShare = share(Spectrum.SUPPLY, key);
        return Optional.ofNullable(
                switch (key.base()) {
                    case "voltage" -> s -> 100 * voltageDistortion(s, key) * voltageShare;
                    case "current" -> s -> 100 * currentDistortion(s, key) * share(s.spectrum, key);
                    default -> null;
                });
    }

    private static double share(Spectrum spectrum, QuantityKey key) {
        return key.last() > Spectrum.LAST ? 0 : spectrum.share(key.first(), key.last());
    }

    private static double voltageDistortion(Snapshot s, QuantityKey key) {
        int at = key.phaseIndex();
        if (at == 3) {
            return mean(s.thdV);
        }
        // Triplen harmonics cancel between phases.
        double triplen = Spectrum.SUPPLY.triplen();
        double cancelled = key.isBetweenPhases() ? Math.sqrt(1 - triplen * triplen) : 1;
        return s.thdV[at] * cancelled;
    }

    private static double currentDistortion(Snapshot s, QuantityKey key) {
        boolean all = key.phase().isEmpty();
        return all ? (s.thdI[0] + s.thdI[1] + s.thdI[2]) / 3 : s.thdI[key.phaseIndex()];
    }

    private static double voltageAngle(Snapshot s, QuantityKey key) {
        int at = key.phaseIndex();
        if (at == 3) {
            return 0;
        }
        return key.isBetweenPhases() ? s.ua[at] : s.va[at];
    }

    private static double mean(double[] values) {
        return (values[0] + values[1] + values[2]) / 3;
    }
}
