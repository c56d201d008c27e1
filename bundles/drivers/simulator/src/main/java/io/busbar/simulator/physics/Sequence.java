package io.busbar.simulator.physics;

/**
 * Symmetrical components of three phasors.
 *
 * @param direct positive sequence
 * @param inverse negative sequence
 * @param homopolar zero sequence
 */
record Sequence(double direct, double inverse, double homopolar) {

    static Sequence of(double[] magnitudes, double[] degrees) {
        Phasor a = Phasor.polar(magnitudes[0], degrees[0]);
        Phasor b = Phasor.polar(magnitudes[1], degrees[1]);
        Phasor c = Phasor.polar(magnitudes[2], degrees[2]);
        return new Sequence(
                a.plus(b.turned(120)).plus(c.turned(-120)).magnitude() / 3,
                a.plus(b.turned(-120)).plus(c.turned(120)).magnitude() / 3,
                a.plus(b).plus(c).magnitude() / 3);
    }

    /** Negative by positive sequence, per cent. */
    double unbalance() {
        return direct > 0 ? 100 * inverse / direct : 0;
    }

    /** Greatest distance of a magnitude from their mean, per cent of the mean. */
    static double amplitudeUnbalance(double[] magnitudes) {
        double mean = (magnitudes[0] + magnitudes[1] + magnitudes[2]) / 3;
        double most = 0;
        for (double magnitude : magnitudes) {
            most = Math.max(most, Math.abs(magnitude - mean));
        }
        return mean > 0 ? 100 * most / mean : 0;
    }
}
