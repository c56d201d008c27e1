package io.busbar.simulator.physics;

import java.util.List;
import java.util.function.LongToDoubleFunction;

/**
 * A network without a connection to earth, and what leaks to earth from it all the same: resistance and capacitance of each circuit, faults
 * that come and go. Everything follows from a seed and the time; faults made on demand come on top. Safe for use by any thread.
 */
public final class InsulatedNetwork {

    /** Below this resistance there is an alarm, Ω. */
    static final double ALARM = 50_000;
    /** Below this resistance there is a pre-alarm, Ω. */
    static final double PREALARM = 100_000;
    /** By this share a resistance must exceed a threshold before its alarm ends. */
    static final double HYSTERESIS = 0.25;
    /** Above this residual current there is an alarm, A. */
    static final double RESIDUAL_ALARM = 0.03;
    /** Above this capacitance insulation can no longer be measured well, F. */
    static final double CAPACITANCE_ALARM = 5e-6;

    private static final long MINUTE = 60_000;
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;
    private static final double FAULTS_A_DAY = 0.16;
    /** How far back an alarm is looked for while the resistance lies between a threshold and its hysteresis. */
    private static final int LOOK_BACK = 240;

    private static final long LOOK_BACK_STEP = 30_000;
    /** Voltage and inner resistance of the injector of the locating current. */
    private static final double INJECTED = 50;

    private static final double INJECTOR = 18_000;

    private final SiteModel site;
    private final long seed;
    private final List<LoadSpec> circuits;
    private final Disturbances disturbances;

    InsulatedNetwork(SiteModel site, long seed, List<LoadSpec> circuits, Disturbances disturbances) {
        this.site = site;
        this.seed = seed;
        this.circuits = List.copyOf(circuits);
        this.disturbances = disturbances;
    }

    /** The same network without faults made on demand, for another thread. */
    InsulatedNetwork twin() {
        return new InsulatedNetwork(site, seed, circuits, new Disturbances());
    }

    Disturbances disturbances() {
        return disturbances;
    }

    SiteModel site() {
        return site;
    }

    /** Resistance to earth in Ω of a circuit, counted from 1, or with 0 of the whole network. */
    double resistance(int circuit, long millis) {
        if (circuit > 0) {
            return 1 / conductance(circuit, millis);
        }
        double sum = conductance(0, millis);
        for (int i = 1; i <= circuits.size(); i++) {
            sum += conductance(i, millis);
        }
        return 1 / sum;
    }

    /** Capacitance to earth in F of a circuit, or with 0 of the whole network. */
    double capacitance(int circuit, long millis) {
        if (circuit > 0) {
            double size = 25e-9 + 1.6e-9 * circuits.get(circuit - 1).nominalCurrent();
            double own = 1 + 0.25 * Noise.at(seed + 210, circuit);
            return size * own * (1 + 0.05 * Noise.smooth(seed + 211 + circuit, millis, 4 * HOUR));
        }
        double sum = 120e-9;
        for (int i = 1; i <= circuits.size(); i++) {
            sum += capacitance(i, millis);
        }
        return sum;
    }

    /** Impedance to earth of the whole network at its frequency, Ω. */
    double impedance(long millis) {
        return 1 / Math.hypot(1 / resistance(0, millis), omega(millis) * capacitance(0, millis));
    }

    double frequency(long millis) {
        return site.grid().frequency(millis);
    }

    /** 0 for no alarm, 1 for a pre-alarm, 2 for an alarm, of a circuit or with 0 of the whole network. */
    int alarm(int circuit, long millis) {
        LongToDoubleFunction resistance = time -> resistance(circuit, time);
        return isBelow(ALARM, resistance, millis) ? 2 : isBelow(PREALARM, resistance, millis) ? 1 : 0;
    }

    /** Whether the current that finds the faulty circuit is being injected: as long as there is an alarm. */
    boolean isLocating(long millis) {
        return alarm(0, millis) == 2;
    }

    /** The locating current that is injected, or with a circuit the share of it that flows there, A. */
    double locatingCurrent(int circuit, long millis) {
        if (!isLocating(millis)) {
            return 0;
        }
        double all = INJECTED / (INJECTOR + resistance(0, millis));
        return circuit == 0 ? all : all * resistance(0, millis) / resistance(circuit, millis);
    }

    /**
     * The residual current of a circuit, A: what its own conductors do not balance, and with a fault anywhere the current that closes through
     * the capacitances of all other circuits.
     */
    double residualCurrent(int circuit, long millis) {
        double voltage = site.grid().voltage(0, millis);
        double omega = omega(millis);
        double own = capacitance(circuit, millis);
        double balanced = 0.06 * voltage * omega * own;
        double through = 0;
        for (int i = 1; i <= circuits.size(); i++) {
            double fault = faultConductance(i, millis);
            if (fault > 0) {
                double others = omega * (capacitance(0, millis) - capacitance(i, millis));
                double current = voltage / Math.hypot(1 / fault, 1 / others);
                through += i == circuit ? current : current * own / capacitance(0, millis);
            }
        }
        return Math.hypot(balanced, through);
    }

    private double omega(long millis) {
        return 2 * Math.PI * frequency(millis);
    }

    private double conductance(int circuit, long millis) {
        double usual = circuit == 0 ? 9e6 : 1.6e6 + 2.6e6 * Noise.share(seed + 220, circuit);
        // Damp days make all insulation worse, and each circuit has its own.
        double weather = 1
                + 0.22 * Noise.smooth(seed + 221, millis, 11 * HOUR)
                + 0.10 * Noise.smooth(seed + 222 + circuit, millis, 2 * HOUR)
                + 0.012 * Noise.smooth(seed + 240 + circuit, millis, 20_000);
        return 1 / (usual * weather) + faultConductance(circuit, millis);
    }

    private double faultConductance(int circuit, long millis) {
        double sum = disturbances.conductance(circuit, millis);
        long today = Math.floorDiv(millis, DAY);
        for (long day = today - 1; circuit > 0 && day <= today; day++) {
            sum += chance(circuit, day, millis);
        }
        return sum;
    }

    /** The fault that a day brings, if it brings one, to this circuit: it grows for some minutes, stays, and is mended at once. */
    private double chance(int circuit, long day, long millis) {
        boolean here = 1 + (int) (circuits.size() * Noise.share(seed + 250, day) * 0.999999) == circuit;
        if (!here || Noise.share(seed + 251, day) >= FAULTS_A_DAY) {
            return 0;
        }
        long begin = day * DAY + (long) ((5 + 14 * Noise.share(seed + 252, day)) * HOUR);
        long length = (long) ((35 + 200 * Noise.share(seed + 253, day)) * MINUTE);
        long since = millis - begin;
        if (since <= 0 || since >= length) {
            return 0;
        }
        double level = 22_000 + 70_000 * Noise.share(seed + 254, day);
        return Math.min(1, since / (12.0 * MINUTE)) / level;
    }

    private static boolean isBelow(double threshold, LongToDoubleFunction resistance, long millis) {
        for (int i = 0; i < LOOK_BACK; i++) {
            double value = resistance.applyAsDouble(millis - i * LOOK_BACK_STEP);
            if (value < threshold) {
                return true;
            }
            if (value > threshold * (1 + HYSTERESIS)) {
                return false;
            }
        }
        return false;
    }
}
