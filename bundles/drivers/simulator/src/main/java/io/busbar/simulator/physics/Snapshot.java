package io.busbar.simulator.physics;

import org.jspecify.annotations.Nullable;

/**
 * Everything electrical at one measuring point at one time, in V, A, W, var, VA, Hz and degrees. Index 0 to 2 are the phases; of
 * phase-to-phase voltages 0 is L1-L2, 1 L2-L3, 2 L3-L1.
 *
 * <p>Within it S² = P² + Q² a phase and in total, S = V·I a phase, and phase-to-phase voltages are the differences of the phasors.
 */
final class Snapshot {

    /** Below this voltage a phase counts as dead. */
    private static final double DEAD = 5;

    private static final double MOST_DISTORTED = 4;

    final double[] v = new double[3];
    final double[] va = new double[3];
    final double[] u = new double[3];
    final double[] ua = new double[3];
    final double[] i = new double[3];
    final double[] i1 = new double[3];
    final double[] ia = new double[3];
    final double[] p = new double[3];
    final double[] q = new double[3];
    final double[] q1 = new double[3];
    final double[] s = new double[3];
    final double[] thdV = new double[3];
    final double[] thdI = new double[4];
    final Spectrum spectrum;
    final double f;
    final long millis;
    double vn;
    double in;
    double ina;
    double pTotal;
    double qTotal;
    double q1Total;
    double sTotal;
    private final Sequence voltages;
    private @Nullable Sequence currents;

    Snapshot(long millis, Grid grid, Disturbances disturbances, PhasePower power, Spectrum spectrum) {
        this.millis = millis;
        this.spectrum = spectrum;
        f = grid.frequency(millis);
        for (int phase = 0; phase < 3; phase++) {
            v[phase] = grid.voltage(phase, millis) * disturbances.voltage(phase, millis);
            va[phase] = grid.angle(phase, millis);
            thdV[phase] = grid.distortion(phase, millis);
            draw(phase, power, disturbances.power(phase, millis));
        }
        sTotal = Math.hypot(pTotal, qTotal);
        voltages = Sequence.of(v, va);
        vn = 0.35 + 0.4 * voltages.homopolar();
        linkVoltages();
        joinNeutral(power);
    }

    /** Symmetrical components of the voltages. */
    Sequence voltages() {
        return voltages;
    }

    /** Symmetrical components of the currents. */
    Sequence currents() {
        Sequence known = currents;
        if (known == null) {
            known = Sequence.of(i, ia);
            currents = known;
        }
        return known;
    }

    private void draw(int phase, PhasePower power, double factor) {
        boolean live = v[phase] > DEAD;
        double by = live ? factor : 0;
        p[phase] = power.p[phase] * by;
        q1[phase] = power.q[phase] * by;
        q[phase] = power.reactive(phase) * by;
        s[phase] = power.apparent(phase) * by;
        double fundamental = Math.hypot(p[phase], q1[phase]);
        i[phase] = live ? s[phase] / v[phase] : 0;
        i1[phase] = live ? fundamental / v[phase] : 0;
        ia[phase] = wrap(va[phase] - Math.toDegrees(Math.atan2(q1[phase], p[phase])));
        thdI[phase] = fundamental > 0 ? power.d[phase] * by / fundamental : 0;
        pTotal += p[phase];
        qTotal += q[phase];
        q1Total += q1[phase];
    }

    private void linkVoltages() {
        for (int phase = 0; phase < 3; phase++) {
            int next = (phase + 1) % 3;
            Phasor between = Phasor.polar(v[phase], va[phase]).minus(Phasor.polar(v[next], va[next]));
            u[phase] = between.magnitude();
            ua[phase] = between.degrees();
        }
    }

    private void joinNeutral(PhasePower power) {
        Phasor sum = new Phasor(0, 0);
        double triplen = 0;
        double others = 0;
        for (int phase = 0; phase < 3; phase++) {
            sum = sum.plus(Phasor.polar(i1[phase], ia[phase]));
            double harmonic = i1[phase] * thdI[phase];
            triplen += harmonic * spectrum.triplen();
            others = Math.hypot(others, harmonic * 0.12);
        }
        boolean single = power.p[0] == 0 && power.p[1] == 0
                || power.p[1] == 0 && power.p[2] == 0
                || power.p[0] == 0 && power.p[2] == 0;
        double harmonics = single ? i1[0] * thdI[0] + i1[1] * thdI[1] + i1[2] * thdI[2] : Math.hypot(triplen, others);
        in = Math.hypot(sum.magnitude(), harmonics);
        ina = sum.degrees();
        thdI[3] = sum.magnitude() > 0 ? Math.min(MOST_DISTORTED, harmonics / sum.magnitude()) : 0;
    }

    /** Power factor of a phase, or of all for 3: negative where the current leads; 1 without load. */
    double powerFactor(int phase) {
        double active = phase == 3 ? pTotal : p[phase];
        double apparent = phase == 3 ? sTotal : s[phase];
        double fundamentalReactive = phase == 3 ? q1Total : q1[phase];
        if (apparent == 0) {
            return 1;
        }
        double factor = Math.abs(active) / apparent;
        return fundamentalReactive < 0 ? -factor : factor;
    }

    /** 0 unknown, 1 leading, 2 lagging. */
    int powerFactorType(int phase) {
        double apparent = phase == 3 ? sTotal : s[phase];
        double fundamentalReactive = phase == 3 ? q1Total : q1[phase];
        return apparent == 0 ? 0 : fundamentalReactive < 0 ? 1 : 2;
    }

    /** Cosine of the angle between the fundamentals; 1 without load. */
    double cosPhi(int phase) {
        double active = phase == 3 ? pTotal : p[phase];
        double reactive = phase == 3 ? q1Total : q1[phase];
        double apparent = Math.hypot(active, reactive);
        return apparent == 0 ? 1 : active / apparent;
    }

    /** Tangent of the angle between the fundamentals; 0 without load. */
    double tanPhi(int phase) {
        double active = phase == 3 ? pTotal : p[phase];
        double reactive = phase == 3 ? q1Total : q1[phase];
        return active == 0 ? 0 : reactive / active;
    }

    /** Angle by which the current lags the voltage, degrees. */
    double phi(int phase) {
        return phase == 3 ? ina : wrap(va[phase] - ia[phase]);
    }

    static double wrap(double degrees) {
        double turn = degrees % 360;
        return turn > 180 ? turn - 360 : turn <= -180 ? turn + 360 : turn;
    }
}
