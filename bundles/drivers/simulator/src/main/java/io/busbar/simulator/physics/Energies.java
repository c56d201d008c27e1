package io.busbar.simulator.physics;

/** Which indexes a meter keeps, and how to find one in its array. */
final class Energies {

    static final int ACTIVE_IMPORT = 0;
    static final int ACTIVE_EXPORT = 1;
    static final int REACTIVE_IMPORT = 2;
    static final int REACTIVE_EXPORT = 3;
    static final int APPARENT = 4;
    static final int IMPORT_LAGGING = 5;
    static final int IMPORT_LEADING = 6;
    static final int EXPORT_LAGGING = 7;
    static final int EXPORT_LEADING = 8;
    /** Seconds with a load. */
    static final int LOADED = 9;

    /** Indexes of one channel in one tariff. */
    static final int REGISTERS = 10;
    /** Tariffs, 0 being all together. */
    static final int TARIFFS = 3;
    /** Phases 0 to 2, and 3 for all together. */
    static final int CHANNELS = 4;

    static final int SIZE = CHANNELS * TARIFFS * REGISTERS;

    private Energies() {}

    /** Where an index stands; {@code channel} 3 and {@code tariff} 0 are the totals. */
    static int index(int channel, int tariff, int register) {
        return (channel * TARIFFS + tariff) * REGISTERS + register;
    }

    /**
     * What lies above zero between a straight line and the axis.
     *
     * @param from height of the line at 0
     * @param to height of the line at 1
     * @param x how far to go, 0 to 1
     */
    static double above(double from, double to, double x) {
        double end = from + (to - from) * x;
        if (from >= 0 && end >= 0) {
            return (from + end) / 2 * x;
        }
        if (from <= 0 && end <= 0) {
            return 0;
        }
        double zero = from / (from - to);
        return from > 0 ? from * zero / 2 : end * (x - zero) / 2;
    }
}
