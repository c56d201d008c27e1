package io.busbar.simulator.physics;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongToDoubleFunction;

/** What happens at one measuring point beyond the ordinary. Safe for use by any thread. */
public final class Disturbances {

    private static final int LIMIT = 100;

    private final List<Disturbance> all = new CopyOnWriteArrayList<>();
    private volatile LongToDoubleFunction supply = millis -> 1;

    /** Lets voltage and power follow what something upstream gives, as a factor. */
    void follow(LongToDoubleFunction upstream) {
        supply = upstream;
    }

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
        double factor = supply.applyAsDouble(millis);
        for (Disturbance disturbance : all) {
            factor *= disturbance.isActive(millis) ? disturbance.voltage(phase) : 1;
        }
        return factor;
    }

    double power(int phase, long millis) {
        double factor = supply.applyAsDouble(millis);
        for (Disturbance disturbance : all) {
            factor *= disturbance.isActive(millis) ? disturbance.power(phase) : 1;
        }
        return factor;
    }

    /** Conductance to earth in S that insulation faults add to a circuit, counted from 1, or with 0 to the network itself. */
    double conductance(int circuit, long millis) {
        double conductance = 0;
        for (Disturbance disturbance : all) {
            if (disturbance.kind() == Disturbance.Kind.INSULATION
                    && disturbance.phase() == circuit
                    && disturbance.isActive(millis)) {
                conductance += 1 / disturbance.depth();
            }
        }
        return conductance;
    }

    /** Whether a source of a transfer switch, 1 or 2, is lost. */
    boolean isLost(int source, long millis) {
        return all.stream()
                .anyMatch(disturbance -> disturbance.isActive(millis)
                        && disturbance.kind() == Disturbance.Kind.SOURCE_LOSS
                        && disturbance.phase() == source);
    }

    /** Whether something of this kind happens. */
    boolean fails(Disturbance.Kind kind, long millis) {
        return all.stream().anyMatch(disturbance -> disturbance.kind() == kind && disturbance.isActive(millis));
    }

    /** When the next of them begins after a time, ms; {@link Long#MAX_VALUE} for never. */
    long nextBegin(long millis) {
        return all.stream()
                .mapToLong(Disturbance::beginMillis)
                .filter(begin -> begin > millis)
                .min()
                .orElse(Long.MAX_VALUE);
    }
}
