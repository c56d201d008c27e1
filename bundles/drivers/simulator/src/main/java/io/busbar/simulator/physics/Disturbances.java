package io.busbar.simulator.physics;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** What happens at one measuring point beyond the ordinary. Safe for use by any thread. */
public final class Disturbances {

    private static final int LIMIT = 100;

    private final List<Disturbance> all = new CopyOnWriteArrayList<>();

    /** Lets something happen; of more than a hundred the oldest are forgotten. */
    public void add(Disturbance disturbance) {
        all.add(disturbance);
        while (all.size() > LIMIT) {
            all.remove(0);
        }
    }

    /** Ends and forgets everything. */
    public void clear() {
        all.clear();
    }

    /** What happens at a time. */
    public List<Disturbance> active(long millis) {
        return all.stream().filter(disturbance -> disturbance.isActive(millis)).toList();
    }

    /** What of these kinds began last before a time, whether it still goes on or not. */
    Optional<Disturbance> latest(Set<Disturbance.Kind> kinds, long millis) {
        return all.stream()
                .filter(disturbance -> kinds.contains(disturbance.kind()) && disturbance.beginMillis() <= millis)
                .max(Comparator.comparingLong(Disturbance::beginMillis));
    }

    double voltage(int phase, long millis) {
        double factor = 1;
        for (Disturbance disturbance : all) {
            factor *= disturbance.isActive(millis) ? disturbance.voltage(phase) : 1;
        }
        return factor;
    }

    double power(int phase, long millis) {
        double factor = 1;
        for (Disturbance disturbance : all) {
            factor *= disturbance.isActive(millis) ? disturbance.power(phase) : 1;
        }
        return factor;
    }

    /** Resistance to earth in Ω where there is none but the usual leakage of {@code usual}. */
    double insulation(double usual, long millis) {
        double conductance = 1 / usual;
        for (Disturbance disturbance : all) {
            if (disturbance.kind() == Disturbance.Kind.INSULATION && disturbance.isActive(millis)) {
                conductance += 1 / disturbance.depth();
            }
        }
        return 1 / conductance;
    }
}
