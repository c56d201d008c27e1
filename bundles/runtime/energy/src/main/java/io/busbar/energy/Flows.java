package io.busbar.energy;

import io.busbar.gateway.energy.Consumption.Amounts;
import io.busbar.gateway.energy.Consumption.Kind;
import io.busbar.gateway.energy.EnergyFlow.Flow;
import io.busbar.gateway.energy.EnergyFlow.Place;
import io.busbar.gateway.site.Load;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Follows energy through a tree, place by place. Used by one thread. */
final class Flows {

    private final Split split;
    private final Function<String, Optional<Load>> loads;
    private final List<Place> places = new ArrayList<>();
    private final List<Flow> flows = new ArrayList<>();

    Flows(Split split, Function<String, Optional<Load>> loads) {
        this.split = split;
        this.loads = loads;
    }

    void follow(Tree root) {
        place(root);
    }

    List<Place> places() {
        return places;
    }

    List<Flow> flows() {
        return flows;
    }

    private String place(Tree tree) {
        String id = Integer.toString(places.size());
        double amount = sum(split.whole(tree));
        places.add(new Place(id, Kind.valueOf(tree.kind().name()), tree.target(), name(tree), amount));
        for (Tree child : tree.below()) {
            String below = place(child);
            flows.add(new Flow(id, below, places.get(Integer.parseInt(below)).amount()));
        }
        if (!tree.feeders().isEmpty() && !tree.below().isEmpty()) {
            double rest = sum(split.unmeasured(tree));
            String unmeasured = Integer.toString(places.size());
            places.add(new Place(unmeasured, Kind.UNMEASURED, tree.target(), name(tree), rest));
            flows.add(new Flow(id, unmeasured, rest));
        }
        return id;
    }

    private static double sum(Amounts amounts) {
        return amounts.sum();
    }

    private String name(Tree tree) {
        return tree.kind() == io.busbar.gateway.site.Hierarchy.Kind.LOAD
                ? loads.apply(tree.target()).map(Load::name).orElse(tree.target())
                : tree.name();
    }
}
