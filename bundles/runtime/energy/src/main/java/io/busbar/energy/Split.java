package io.busbar.energy;

import io.busbar.gateway.energy.Consumption.Amounts;
import io.busbar.gateway.energy.Consumption.Kind;
import io.busbar.gateway.energy.Consumption.Part;
import io.busbar.gateway.energy.EnergyQuery.By;
import io.busbar.gateway.site.Hierarchy;
import io.busbar.gateway.site.Load;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Splits what was used below a place. Used by one thread. */
final class Split {

    private final Grid grid;
    private final LoadEnergy energy;
    private final Function<String, Optional<Load>> loads;

    Split(Grid grid, LoadEnergy energy, Function<String, Optional<Load>> loads) {
        this.grid = grid;
        this.energy = energy;
        this.loads = loads;
    }

    /** What a place used: what feeds it where that is measured, else what is below it. */
    Amounts whole(Tree place) {
        if (place.kind() == Hierarchy.Kind.LOAD) {
            return energy.of(place.target());
        }
        return place.feeders().isEmpty()
                ? sum(place.below().stream().map(this::whole).toList())
                : fed(place);
    }

    private Amounts fed(Tree place) {
        return sum(place.feeders().stream().map(energy::of).toList());
    }

    /** What feeds a place, less what is measured below it. */
    Amounts unmeasured(Tree place) {
        Sums sums = new Sums(grid);
        sums.add(fed(place), 1, true);
        place.below().forEach(child -> sums.add(whole(child), -1, false));
        return sums.done();
    }

    Amounts sum(List<Amounts> all) {
        Sums sums = new Sums(grid);
        for (int i = 0; i < all.size(); i++) {
            sums.add(all.get(i), 1, i == 0);
        }
        return sums.done();
    }

    List<Part> parts(Tree place, By by) {
        List<Part> parts = new ArrayList<>();
        switch (by) {
            case LOAD -> loads(place, false, parts);
            case NODE -> nodes(place, parts);
            case USAGE -> {
                loads(place, true, parts);
                return byUsage(parts);
            }
        }
        return parts;
    }

    private void nodes(Tree place, List<Part> parts) {
        place.below().forEach(child -> parts.add(part(child)));
        rest(place, parts);
    }

    private Part part(Tree place) {
        return switch (place.kind()) {
            case LOAD -> load(place.target());
            case NODE -> new Part(Kind.NODE, place.target(), place.name(), whole(place));
            case HIERARCHY -> new Part(Kind.HIERARCHY, place.target(), place.name(), whole(place));
        };
    }

    private Part load(String id) {
        return new Part(Kind.LOAD, id, loads.apply(id).map(Load::name).orElse(id), energy.of(id));
    }

    private void loads(Tree place, boolean intoLinked, List<Part> parts) {
        for (Tree child : place.below()) {
            boolean ends = child.below().isEmpty() && child.feeders().isEmpty();
            if (child.kind() == Hierarchy.Kind.LOAD && ends
                    || child.kind() == Hierarchy.Kind.HIERARCHY && !intoLinked) {
                parts.add(part(child));
            } else {
                loads(child, intoLinked, parts);
            }
        }
        rest(place, parts);
    }

    private void rest(Tree place, List<Part> parts) {
        if (!place.feeders().isEmpty()) {
            parts.add(new Part(Kind.UNMEASURED, place.target(), name(place), unmeasured(place)));
        }
    }

    private String name(Tree place) {
        return place.kind() == Hierarchy.Kind.LOAD
                ? loads.apply(place.target()).map(Load::name).orElse(place.target())
                : place.name();
    }

    /** Puts loads of one usage together, and all that is unmeasured. */
    List<Part> byUsage(List<Part> parts) {
        Map<String, List<Amounts>> usages = new LinkedHashMap<>();
        List<Amounts> unmeasured = new ArrayList<>();
        for (Part part : parts) {
            if (part.kind() == Kind.UNMEASURED) {
                unmeasured.add(part.amounts());
            } else {
                String usage = loads.apply(part.id()).map(Load::usage).orElse("");
                usages.computeIfAbsent(usage, id -> new ArrayList<>()).add(part.amounts());
            }
        }
        List<Part> all = new ArrayList<>();
        usages.forEach((usage, amounts) -> all.add(new Part(Kind.USAGE, usage, "", sum(amounts))));
        if (!unmeasured.isEmpty()) {
            all.add(new Part(Kind.UNMEASURED, "", "", sum(unmeasured)));
        }
        return all;
    }
}
