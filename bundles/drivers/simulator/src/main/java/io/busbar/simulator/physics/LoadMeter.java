package io.busbar.simulator.physics;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A measuring point: what a meter there would show at any time. Remembers where it was, so that time going on costs little. Used by one
 * thread at a time; {@link #twin} gives another thread one of its own.
 */
public final class LoadMeter {

    /** Over how long the device averages, ms. */
    static final long PERIOD = 600_000;

    /** A device measures this often, ms; reads in between see the same values. */
    private static final long RESOLUTION = 200;

    private static final long MINUTE = 60_000;
    private static final long EXTREMES_EVERY = 3 * PERIOD;

    private final SiteModel site;
    private final @Nullable LoadSpec spec;
    private final Demand demand;
    private final long seed;
    private final Disturbances disturbances;
    private final @Nullable Insulation insulation;
    private final @Nullable TransferSwitch transfer;
    private final EnergyMeter energy;
    private final PhasePower from = new PhasePower();
    private final PhasePower to = new PhasePower();
    private final PhasePower current = new PhasePower();
    private final double[] indexes = new double[Energies.SIZE];
    private final double[] before = new double[Energies.SIZE];
    private final double[] missing = new double[Energies.SIZE];
    private final double[] partialFrom = new double[Energies.SIZE];
    private long knot = Long.MIN_VALUE;
    private long indexTime = Long.MIN_VALUE;
    private @Nullable Snapshot last;
    private long lastTime = Long.MIN_VALUE;
    private List<Snapshot> period = List.of();
    private long periodStart = Long.MIN_VALUE;
    private final List<Snapshot> extremes = new ArrayList<>();
    private long extremesDay = Long.MIN_VALUE;
    private long extremesNext;

    LoadMeter(SiteModel site, @Nullable LoadSpec spec, Demand demand, long seed, Disturbances disturbances) {
        this(site, spec, demand, seed, disturbances, null, null);
    }

    LoadMeter(
            SiteModel site,
            @Nullable LoadSpec spec,
            Demand demand,
            long seed,
            Disturbances disturbances,
            @Nullable Insulation insulation,
            @Nullable TransferSwitch transfer) {
        this.site = site;
        this.spec = spec;
        this.demand = demand;
        this.seed = seed;
        this.disturbances = disturbances;
        this.insulation = insulation;
        this.transfer = transfer;
        double[] initial = site.initialIndexes(spec, seed);
        this.energy = new EnergyMeter(demand, site.clock(), site.originMinute(), initial);
        System.arraycopy(initial, 0, partialFrom, 0, Energies.SIZE);
    }

    /** A meter at the same point for another thread. It knows of no disturbance and no reset. */
    public LoadMeter twin() {
        TransferSwitch switched = transfer == null ? null : transfer.twin();
        Disturbances none = new Disturbances();
        if (switched != null && spec != null) {
            none.follow(switched::supplies);
        }
        return new LoadMeter(site, spec, demand, seed, none, insulation == null ? null : insulation.twin(), switched);
    }

    /** What an insulation monitor or a fault locator sees here; null where there is none. */
    @Nullable
    Insulation insulation() {
        return insulation;
    }

    /** The transfer switch here; null where there is none. */
    public @Nullable TransferSwitch transfer() {
        return transfer;
    }

    /** What happens here beyond the ordinary. */
    public Disturbances disturbances() {
        return disturbances;
    }

    /** The load that is measured; null at the supply itself. */
    public @Nullable LoadSpec load() {
        return spec;
    }

    /** Sets the partial indexes to zero. */
    public void resetPartial(long millis) {
        readIndexes(millis);
        System.arraycopy(indexes, 0, partialFrom, 0, Energies.SIZE);
    }

    /** What is measured now. */
    Snapshot now(long millis) {
        long time = Math.floorDiv(millis, RESOLUTION) * RESOLUTION;
        Snapshot known = last;
        if (known == null || time != lastTime) {
            known = snapshot(time, true);
            last = known;
            lastTime = time;
        }
        return known;
    }

    /** The last averaging period that is over, in equal parts whose mean is the average. */
    List<Snapshot> period(long millis) {
        long start = Math.floorDiv(millis, PERIOD) * PERIOD - PERIOD;
        if (start != periodStart) {
            List<Snapshot> parts = new ArrayList<>();
            for (long time = start + MINUTE / 2; time < start + PERIOD; time += MINUTE) {
                parts.add(snapshot(time, false));
            }
            period = List.copyOf(parts);
            periodStart = start;
        }
        return period;
    }

    /** The mean of the minute that holds this time. */
    Snapshot minute(long millis) {
        return period(millis + PERIOD).get((int) (Math.floorMod(millis, PERIOD) / MINUTE));
    }

    /** What was seen since midnight, every half hour, and now: for least and greatest values. */
    List<Snapshot> sinceMidnight(long millis) {
        long wall = site.clock().seconds(Math.floorDiv(millis, MINUTE));
        long day = WallClock.day(wall);
        if (day != extremesDay) {
            extremes.clear();
            extremesDay = day;
            extremesNext = millis - Math.floorMod(wall, 86_400) * 1000L - Math.floorMod(millis, MINUTE);
        }
        while (extremesNext <= millis) {
            extremes.add(snapshot(extremesNext, true));
            extremesNext += EXTREMES_EVERY;
        }
        List<Snapshot> all = new ArrayList<>(extremes);
        all.add(now(millis));
        return all;
    }

    /** An index; {@code channel} 3 and {@code tariff} 0 are the totals. */
    double index(int channel, int tariff, int register, long millis) {
        readIndexes(millis);
        return indexes[Energies.index(channel, tariff, register)];
    }

    /** An index since the last reset. */
    double partialIndex(int channel, int tariff, int register, long millis) {
        int at = Energies.index(channel, tariff, register);
        return index(channel, tariff, register, millis) - partialFrom[at];
    }

    /** The tariff in use. */
    int tariff(long millis) {
        return energy.tariff(Math.floorDiv(millis, MINUTE));
    }

    /** Seconds since the device was put into service. */
    double operatingSeconds(long millis) {
        return site.ageSeconds(seed) + Math.max(0, millis / 1000 - site.originMinute() * 60);
    }

    Demand demand() {
        return demand;
    }

    SiteModel site() {
        return site;
    }

    long seed() {
        return seed;
    }

    private void readIndexes(long millis) {
        if (millis == indexTime) {
            return;
        }
        energy.read(millis, indexes);
        boolean goesOn = indexTime != Long.MIN_VALUE && millis > indexTime;
        for (int channel = 0; goesOn && channel < Energies.CHANNELS; channel++) {
            double drawn = drawn(channel, millis);
            int begin = Energies.index(channel, 0, 0);
            for (int i = begin; drawn < 1 && i < begin + Energies.TARIFFS * Energies.REGISTERS; i++) {
                missing[i] += (indexes[i] - before[i]) * (1 - drawn);
            }
        }
        System.arraycopy(indexes, 0, before, 0, Energies.SIZE);
        indexTime = millis;
        for (int i = 0; i < Energies.SIZE; i++) {
            indexes[i] -= missing[i];
        }
    }

    /** Which share of the usual power is drawn; never above 1, so that an index can only fall behind what the time alone says. */
    private double drawn(int channel, long millis) {
        if (channel < 3) {
            return Math.min(1, disturbances.power(channel, millis));
        }
        return (drawn(0, millis) + drawn(1, millis) + drawn(2, millis)) / 3;
    }

    private Snapshot snapshot(long millis, boolean restless) {
        long minute = Math.floorDiv(millis, MINUTE);
        if (minute != knot) {
            demand.at(minute, from);
            demand.at(minute + 1, to);
            knot = minute;
        }
        double x = Math.floorMod(millis, MINUTE) / (double) MINUTE;
        current.between(from, to, x, restless ? restlessness(millis) : 1);
        return new Snapshot(millis, site.grid(), disturbances, current, demand.spectrum());
    }

    private double restlessness(long millis) {
        return 1 + 0.006 * Noise.smooth(seed + 60, millis, 3_000) + 0.003 * Noise.at(seed + 61, millis / 1000);
    }
}
