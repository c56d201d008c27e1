package io.busbar.simulator.physics;

/** How distortion is spread over the harmonic ranks. The squares of all ranks' shares sum up to 1. */
final class Spectrum {

    /** Highest rank. */
    static final int LAST = 63;

    /** Six-pulse converters: ranks 6k ± 1. */
    static final Spectrum DRIVES = new Spectrum(0.04, 0.06, 0.80, 0.48, 0.03, 0.26, 0.18, 0.02);
    /** Single-phase rectifiers: the third leads. */
    static final Spectrum ELECTRONICS = new Spectrum(0.02, 0.82, 0.46, 0.26, 0.12, 0.08, 0.06, 0.04);
    /** Rectifiers with power-factor correction. */
    static final Spectrum CORRECTED = new Spectrum(0.03, 0.58, 0.55, 0.42, 0.20, 0.24, 0.20, 0.10);
    /** Inverters. */
    static final Spectrum INVERTERS = new Spectrum(0.10, 0.30, 0.62, 0.50, 0.18, 0.34, 0.28, 0.10);
    /** The supply voltage of a building. */
    static final Spectrum SUPPLY = new Spectrum(0.03, 0.28, 0.80, 0.46, 0.10, 0.20, 0.14, 0.06);

    private final double[] shares = new double[LAST + 1];
    private final double kWeight;

    private Spectrum(double even, double... odd) {
        for (int rank = 2; rank <= LAST; rank++) {
            if (rank % 2 == 0) {
                shares[rank] = even / rank;
            } else {
                int i = (rank - 3) / 2;
                int last = odd.length - 1;
                shares[rank] = i <= last ? odd[i] : odd[last] * (2.0 * last + 3) / rank;
            }
        }
        double square = 0;
        for (double share : shares) {
            square += share * share;
        }
        double k = 0;
        for (int rank = 2; rank <= LAST; rank++) {
            shares[rank] /= Math.sqrt(square);
            k += shares[rank] * shares[rank] * rank * rank;
        }
        kWeight = k;
    }

    /** Share of one rank, 2 to 63. */
    double share(int rank) {
        return shares[rank];
    }

    /** Share of the ranks from one to another together. */
    double share(int first, int last) {
        double square = 0;
        for (int rank = first; rank <= last; rank++) {
            square += shares[rank] * shares[rank];
        }
        return Math.sqrt(square);
    }

    /** Share of the ranks that do not cancel in the neutral: odd multiples of three. */
    double triplen() {
        double square = 0;
        for (int rank = 3; rank <= LAST; rank += 6) {
            square += shares[rank] * shares[rank];
        }
        return Math.sqrt(square);
    }

    /** The K-factor of a current with this distortion, 0 to 1 and more. */
    double kFactor(double thd) {
        return (1 + thd * thd * kWeight) / (1 + thd * thd);
    }
}
