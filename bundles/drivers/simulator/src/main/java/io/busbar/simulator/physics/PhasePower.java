package io.busbar.simulator.physics;

/** What is drawn in the three phases: active power in W, reactive power of the fundamental in var, distortion power in VA. */
final class PhasePower {
    final double[] p = new double[3];
    final double[] q = new double[3];
    final double[] d = new double[3];

    void clear() {
        for (int i = 0; i < 3; i++) {
            p[i] = 0;
            q[i] = 0;
            d[i] = 0;
        }
    }

    /** Adds what somebody else draws; distortions meet at random angles, so their squares add up. */
    void add(PhasePower other) {
        for (int i = 0; i < 3; i++) {
            p[i] += other.p[i];
            q[i] += other.q[i];
            d[i] = Math.hypot(d[i], other.d[i]);
        }
    }

    /** What is drawn on the way from one state to another, {@code x} from 0 to 1, times a factor. */
    void between(PhasePower from, PhasePower to, double x, double factor) {
        for (int i = 0; i < 3; i++) {
            p[i] = (from.p[i] + (to.p[i] - from.p[i]) * x) * factor;
            q[i] = (from.q[i] + (to.q[i] - from.q[i]) * x) * factor;
            d[i] = (from.d[i] + (to.d[i] - from.d[i]) * x) * factor;
        }
    }

    /** Reactive power of a phase with the distortion in it, in var, so that S² = P² + Q². */
    double reactive(int i) {
        return Math.copySign(Math.hypot(q[i], d[i]), q[i]);
    }

    /** Apparent power of a phase in VA. */
    double apparent(int i) {
        return Math.sqrt(p[i] * p[i] + q[i] * q[i] + d[i] * d[i]);
    }
}
