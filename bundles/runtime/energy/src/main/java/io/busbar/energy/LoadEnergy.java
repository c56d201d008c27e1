package io.busbar.energy;

import io.busbar.gateway.energy.Consumption.Amounts;
import io.busbar.gateway.energy.EnergyNote;
import io.busbar.gateway.site.Load;
import io.busbar.gateway.site.LoadTerm;
import io.busbar.gateway.site.Loads;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What loads used on one grid; each is worked out once. Used by one thread. */
final class LoadEnergy {

    private final Grid grid;
    private final Loads loads;
    private final Function<String, Amounts> points;
    private final Function<String, List<EnergyNote>> corrections;
    private final Map<String, Amounts> known = new HashMap<>();
    private final Set<String> underWay = new HashSet<>();

    /**
     * Works on a grid.
     *
     * @param points what an index counted
     * @param corrections what was noted of a load
     */
    LoadEnergy(
            Grid grid, Loads loads, Function<String, Amounts> points, Function<String, List<EnergyNote>> corrections) {
        this.grid = grid;
        this.loads = loads;
        this.points = points;
        this.corrections = corrections;
    }

    /** What a load used; nothing is known of one that is unknown or has no counter. */
    Amounts of(String id) {
        Amounts amounts = known.get(id);
        if (amounts == null) {
            amounts = loads.load(id).map(this::measured).orElseGet(() -> new Sums(grid).done());
            known.put(id, amounts);
        }
        return amounts;
    }

    private Amounts measured(Load load) {
        Sums sums = new Sums(grid);
        boolean first = true;
        // A circle is refused where loads are made; a document that was changed by hand must not lead into one.
        if (underWay.add(load.id())) {
            for (LoadTerm term : load.terms()) {
                if (term.load() != null) {
                    sums.add(of(term.load()), term.factor(), first);
                } else if (term.point() != null) {
                    sums.add(points.apply(term.point()), term.factor(), first);
                }
                first = false;
            }
            underWay.remove(load.id());
        }
        if (load.counter() != null) {
            sums.add(points.apply(load.counter()), 1, true);
        }
        for (EnergyNote note : corrections.apply(load.id())) {
            if (note.kind() == EnergyNote.Kind.CORRECTION) {
                sums.spread(note.from().toEpochMilli(), note.to().toEpochMilli(), note.first(), true);
            }
        }
        return sums.done();
    }
}
