package io.busbar.simulator.physics;

/**
 * Integrates what a demand draws, minute by minute from an origin. What it counts depends on the time alone and not on when it is asked,
 * so any two meters of one demand agree. Keeps its place, so that time going on costs little; going back costs a new beginning. Used by
 * one thread at a time.
 */
final class EnergyMeter {

    /** Off-peak hours begin. */
    private static final double OFF_PEAK_BEGIN = 22;
    /** Off-peak hours end. */
    private static final double OFF_PEAK_END = 6;

    private final Demand demand;
    private final WallClock clock;
    private final long originMinute;
    private final double[] initial;
    private final double[] counted = new double[Energies.SIZE];
    private PhasePower from = new PhasePower();
    private PhasePower to = new PhasePower();
    private long minute;

    EnergyMeter(Demand demand, WallClock clock, long originMinute, double[] initial) {
        this.demand = demand;
        this.clock = clock;
        this.originMinute = originMinute;
        this.initial = initial;
        restart();
    }

    /** Puts the indexes at a time into an array of {@link Energies#SIZE}, in Wh, varh, VAh and s. */
    void read(long millis, double[] out) {
        long wanted = Math.max(originMinute, Math.floorDiv(millis, 60_000));
        if (wanted < minute) {
            restart();
        }
        while (minute < wanted) {
            count(1, counted);
            PhasePower free = from;
            from = to;
            to = free;
            minute++;
            demand.at(minute + 1, to);
        }
        System.arraycopy(counted, 0, out, 0, Energies.SIZE);
        double x = Math.min(1, Math.max(0, (millis - minute * 60_000) / 60_000.0));
        count(x, out);
    }

    /** The tariff at a time, 1 for peak and 2 for off-peak hours. */
    int tariff(long atMinute) {
        double hour = WallClock.hour(clock.seconds(atMinute));
        return hour >= OFF_PEAK_BEGIN || hour < OFF_PEAK_END ? 2 : 1;
    }

    private void restart() {
        minute = originMinute;
        System.arraycopy(initial, 0, counted, 0, Energies.SIZE);
        demand.at(minute, from);
        demand.at(minute + 1, to);
    }

    /** Adds what this minute counts up to a share of it. */
    private void count(double x, double[] into) {
        int tariff = tariff(minute);
        double p0 = 0;
        double p1 = 0;
        double q0 = 0;
        double q1 = 0;
        for (int i = 0; i < 3; i++) {
            double reactiveFrom = from.reactive(i);
            double reactiveTo = to.reactive(i);
            add(into, i, tariff, from.p[i], to.p[i], reactiveFrom, reactiveTo, x);
            p0 += from.p[i];
            p1 += to.p[i];
            q0 += reactiveFrom;
            q1 += reactiveTo;
        }
        add(into, 3, tariff, p0, p1, q0, q1, x);
    }

    private static void add(
            double[] into, int channel, int tariff, double p0, double p1, double q0, double q1, double x) {
        double activeImport = Energies.above(p0, p1, x) / 60;
        double activeExport = Energies.above(-p0, -p1, x) / 60;
        double reactiveImport = Energies.above(q0, q1, x) / 60;
        double reactiveExport = Energies.above(-q0, -q1, x) / 60;
        double s0 = Math.hypot(p0, q0);
        double apparent = Energies.above(s0, Math.hypot(p1, q1), x) / 60;
        boolean importing = p0 + p1 >= 0;
        for (int t = 0; t <= tariff; t += tariff) {
            int base = Energies.index(channel, t, 0);
            into[base + Energies.ACTIVE_IMPORT] += activeImport;
            into[base + Energies.ACTIVE_EXPORT] += activeExport;
            into[base + Energies.REACTIVE_IMPORT] += reactiveImport;
            into[base + Energies.REACTIVE_EXPORT] += reactiveExport;
            into[base + Energies.APPARENT] += apparent;
            into[base + (importing ? Energies.IMPORT_LAGGING : Energies.IMPORT_LEADING)] += reactiveImport;
            into[base + (importing ? Energies.EXPORT_LEADING : Energies.EXPORT_LAGGING)] += reactiveExport;
            into[base + Energies.LOADED] += s0 > 0 ? 60 * x : 0;
        }
    }
}
