package io.busbar.simulator.physics;

import java.util.List;

/** What several loads draw together: what an incoming feeder carries. */
final class SumDemand implements Demand {

    private final List<Demand> parts;

    SumDemand(List<Demand> parts) {
        this.parts = List.copyOf(parts);
    }

    @Override
    public Spectrum spectrum() {
        return Spectrum.CORRECTED;
    }

    @Override
    public void at(long minute, PhasePower out) {
        PhasePower part = new PhasePower();
        out.clear();
        for (Demand demand : parts) {
            demand.at(minute, part);
            out.add(part);
        }
    }
}
