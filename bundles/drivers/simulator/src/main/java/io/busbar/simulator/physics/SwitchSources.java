package io.busbar.simulator.physics;

/**
 * The two sources of a transfer switch: the supply, which a day may take away for a while, and a genset that is there when it has been
 * started. Immutable but for the disturbances.
 */
final class SwitchSources {

    static final int DEAD = 0;
    static final int OUTSIDE = 1;
    static final int AVAILABLE = 2;

    /** Thresholds of under- and over-voltage and -frequency, per cent of the nominal. */
    static final double UNDER_VOLTAGE = 85;

    static final double OVER_VOLTAGE = 115;
    static final double UNDER_FREQUENCY = 95;
    static final double OVER_FREQUENCY = 105;
    static final double UNBALANCE = 10;

    private static final double DEAD_BELOW = 50;
    private static final long DAY_SECONDS = 86_400;
    private static final double OUTAGES_A_DAY = 0.24;
    /** A genset has its voltage after so many seconds. */
    private static final double RUN_UP = 7;

    private final Grid grid;
    private final long seed;
    private final Disturbances disturbances;

    SwitchSources(Grid grid, long seed, Disturbances disturbances) {
        this.grid = grid;
        this.seed = seed;
        this.disturbances = disturbances;
    }

    /** Voltage of a phase (0 to 2) of a source (1 or 2) to neutral, V. */
    double voltage(int source, int phase, SwitchState state, long millis) {
        if (source == 1) {
            boolean gone = isOutage(Math.floorDiv(millis, 1000L)) || disturbances.isLost(1, millis);
            return gone ? 0 : grid.voltage(phase, millis) * disturbances.voltage(phase, millis);
        }
        if (!state.genset || state.failing || disturbances.isLost(2, millis)) {
            return 0;
        }
        double run = Math.min(1, (millis / 1000.0 - state.gensetSince) / RUN_UP);
        double regulated =
                231 + 1.2 * Noise.at(seed + 310, phase) + 0.8 * Noise.smooth(seed + 311 + phase, millis, 4000);
        return regulated * run * run;
    }

    /** Voltage between a phase and the next, V. */
    double between(int source, int pair, SwitchState state, long millis) {
        double a = voltage(source, pair, state, millis);
        double b = voltage(source, (pair + 1) % 3, state, millis);
        return Math.sqrt(a * a + b * b + a * b);
    }

    /** Frequency of a source, Hz; 0 without voltage. */
    double frequency(int source, SwitchState state, long millis) {
        if (voltage(source, 0, state, millis) < 1) {
            return 0;
        }
        if (source == 1) {
            return grid.frequency(millis);
        }
        double run = Math.min(1, (millis / 1000.0 - state.gensetSince) / RUN_UP);
        return (50.15 + 0.12 * Noise.smooth(seed + 320, millis, 3000)) * (0.6 + 0.4 * run);
    }

    /** Greatest distance of a voltage from their mean, per cent of the mean. */
    double unbalance(int source, SwitchState state, long millis) {
        double[] voltages = new double[3];
        for (int i = 0; i < 3; i++) {
            voltages[i] = voltage(source, i, state, millis);
        }
        return Sequence.amplitudeUnbalance(voltages);
    }

    /** 0 for no voltage, 1 for one outside of the thresholds, 2 for an available source. */
    int state(int source, SwitchState state, long millis) {
        double least = Double.MAX_VALUE;
        double most = 0;
        for (int i = 0; i < 3; i++) {
            double percent = 100 * voltage(source, i, state, millis) / Grid.NOMINAL_VOLTAGE;
            least = Math.min(least, percent);
            most = Math.max(most, percent);
        }
        if (most * Grid.NOMINAL_VOLTAGE / 100 < DEAD_BELOW) {
            return DEAD;
        }
        double frequency = 100 * frequency(source, state, millis) / Grid.NOMINAL_FREQUENCY;
        boolean inside = least >= UNDER_VOLTAGE
                && most <= OVER_VOLTAGE
                && frequency >= UNDER_FREQUENCY
                && frequency <= OVER_FREQUENCY
                && unbalance(source, state, millis) <= UNBALANCE;
        return inside ? AVAILABLE : OUTSIDE;
    }

    /** By which of the switch's codes a source that is not available is told to be the cause of a transfer. */
    int cause(int source, SwitchState state, long millis) {
        double most = 0;
        for (int i = 0; i < 3; i++) {
            most = Math.max(most, voltage(source, i, state, millis));
        }
        int first = 100 * most / Grid.NOMINAL_VOLTAGE > OVER_VOLTAGE
                ? 4
                : most > 0 && unbalance(source, state, millis) > UNBALANCE ? 10 : 2;
        return first + source - 1;
    }

    /** Whether starting the genset at this time fails. */
    boolean startFails(long millis) {
        return disturbances.fails(Disturbance.Kind.START_FAILURE, millis);
    }

    /** Whether the switch does not reach its position at this time. */
    boolean transferFails(long millis) {
        return disturbances.fails(Disturbance.Kind.TRANSFER_FAILURE, millis);
    }

    /** When something next happens to the supply after a second: when it goes, by chance or on demand. */
    long nextEvent(long second) {
        long today = Math.floorDiv(second, DAY_SECONDS);
        long next = disturbances.nextBegin(second * 1000) / 1000;
        for (long day = today; day <= today + 1; day++) {
            long begin = begin(day);
            if (hasOutage(day) && begin > second) {
                next = Math.min(next, begin);
            }
        }
        return Math.min(next, (today + 2) * DAY_SECONDS);
    }

    private boolean isOutage(long second) {
        long today = Math.floorDiv(second, DAY_SECONDS);
        for (long day = today - 1; day <= today; day++) {
            if (hasOutage(day) && second >= begin(day) && second < begin(day) + length(day)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasOutage(long day) {
        return Noise.share(seed + 300, day) < OUTAGES_A_DAY;
    }

    private long begin(long day) {
        return day * DAY_SECONDS + (long) (DAY_SECONDS * Noise.share(seed + 301, day));
    }

    /** From half a minute to a quarter of an hour, short ones more often. */
    private long length(long day) {
        return (long) (30 * Math.pow(30, Noise.share(seed + 302, day)));
    }
}
