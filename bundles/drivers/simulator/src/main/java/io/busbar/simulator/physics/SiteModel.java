package io.busbar.simulator.physics;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One supply and the loads on it. Immutable; the meters that it gives out are for one thread each. */
public final class SiteModel {

    private static final double HOURS_A_YEAR = 8766;

    private final long seed;
    private final long originMinute;
    private final Grid grid;
    private final WallClock clock;

    /**
     * A site.
     *
     * @param seed equal seeds give equal sites
     * @param zone where it is, which decides when its days begin
     * @param origin from when on its meters can be asked; the cost of the first index grows with the time since
     */
    public SiteModel(long seed, ZoneId zone, Instant origin) {
        this.seed = seed;
        this.originMinute = Math.floorDiv(origin.toEpochMilli(), 60_000);
        this.grid = new Grid(seed);
        this.clock = new WallClock(zone);
    }

    /** A meter of one load; {@code number} tells apart loads that are alike. */
    public LoadMeter load(LoadSpec spec, int number) {
        long own = Noise.part(seed, number);
        return new LoadMeter(this, spec, new UsageDemand(spec, own, clock), own, new Disturbances());
    }

    /** A meter of several loads together, such as the incoming feeder; {@code spec} is the feeder's own nameplate. */
    public LoadMeter sum(LoadSpec spec, int number, List<LoadMeter> loads) {
        List<Demand> parts = loads.stream().map(LoadMeter::demand).toList();
        return new LoadMeter(this, spec, new SumDemand(parts), Noise.part(seed, number), new Disturbances());
    }

    /** A meter of the supply alone. */
    public LoadMeter supply() {
        return new LoadMeter(this, null, new SumDemand(List.of()), seed, new Disturbances());
    }

    /** A network without a connection to earth; {@code number} tells apart several of a site. */
    public InsulatedNetwork network(int number, List<LoadSpec> circuits) {
        return new InsulatedNetwork(this, Noise.part(seed, number), circuits, new Disturbances());
    }

    /** The insulation monitor of a network. */
    public LoadMeter monitor(InsulatedNetwork network) {
        return new LoadMeter(
                this, null, new SumDemand(List.of()), seed, network.disturbances(), new Insulation(network, 0), null);
    }

    /** One channel of a fault locator: a circuit of a network, counted from 1. */
    public LoadMeter channel(InsulatedNetwork network, int circuit, LoadSpec spec) {
        long own = Noise.part(seed, circuit);
        return new LoadMeter(
                this,
                spec,
                new UsageDemand(spec, own, clock),
                own,
                network.disturbances(),
                new Insulation(network, circuit),
                null);
    }

    /** A transfer switch between the supply and a genset; {@code number} tells apart several of a site. */
    public LoadMeter transferSwitch(int number) {
        Disturbances disturbances = new Disturbances();
        long own = Noise.part(seed, number);
        return new LoadMeter(
                this,
                null,
                new SumDemand(List.of()),
                own,
                disturbances,
                null,
                new TransferSwitch(this, own, disturbances));
    }

    /** A meter of the load behind a transfer switch, which has voltage when the switch gives it some. */
    public LoadMeter behind(LoadMeter transferSwitch, LoadSpec spec, int number) {
        TransferSwitch switched = transferSwitch.transfer();
        if (switched == null) {
            throw new IllegalArgumentException("no transfer switch feeds " + spec.name());
        }
        Disturbances supplied = new Disturbances();
        supplied.follow(switched::supplies);
        long own = Noise.part(seed, number);
        return new LoadMeter(this, spec, new UsageDemand(spec, own, clock), own, supplied, null, switched);
    }

    Grid grid() {
        return grid;
    }

    WallClock clock() {
        return clock;
    }

    long originMinute() {
        return originMinute;
    }

    /** How long a device had been in service at the origin, s. */
    double ageSeconds(long part) {
        return Math.floor((1.2 + 2.4 * Noise.share(part + 50, 0)) * HOURS_A_YEAR) * 3600;
    }

    /** What the indexes of a meter were at the origin. */
    double[] initialIndexes(@Nullable LoadSpec spec, long part) {
        double[] indexes = new double[Energies.SIZE];
        if (spec == null) {
            return indexes;
        }
        double hours = ageSeconds(part) / 3600;
        boolean generator = spec.usage() == Usage.PHOTOVOLTAIC;
        double active = Math.rint(hours * spec.nominalPower() * (generator ? 0.11 : 0.27));
        double tanPhi = spec.usage().tanPhi();
        double reactive = Math.rint(active * Math.hypot(tanPhi, spec.usage().distortion()));
        boolean leading = tanPhi < 0;
        for (int channel = 0; channel < Energies.CHANNELS; channel++) {
            double share = channel == 3 ? 1 : spec.phase() == 0 ? 1 / 3.0 : spec.phase() == channel + 1 ? 1 : 0;
            for (int tariff = 0; tariff < Energies.TARIFFS; tariff++) {
                double part1 = share * (tariff == 0 ? 1 : tariff == 1 ? 0.71 : 0.29);
                int base = Energies.index(channel, tariff, 0);
                indexes[base + (generator ? Energies.ACTIVE_EXPORT : Energies.ACTIVE_IMPORT)] = active * part1;
                indexes[base + (leading ? Energies.REACTIVE_EXPORT : Energies.REACTIVE_IMPORT)] = reactive * part1;
                int quadrant = generator
                        ? leading ? Energies.EXPORT_LAGGING : Energies.IMPORT_LEADING
                        : leading ? Energies.EXPORT_LEADING : Energies.IMPORT_LAGGING;
                indexes[base + quadrant] = reactive * part1;
                indexes[base + Energies.APPARENT] = Math.hypot(active, reactive) * part1;
                indexes[base + Energies.LOADED] = hours * 3600 * part1;
            }
        }
        return indexes;
    }
}
