package io.busbar.simulator.demo;

import io.busbar.gateway.site.Fluid;
import io.busbar.gateway.site.Hierarchies;
import io.busbar.gateway.site.Hierarchy;
import io.busbar.gateway.site.Hierarchy.Element;
import io.busbar.gateway.site.Hierarchy.Kind;
import io.busbar.gateway.site.Hierarchy.Link;
import io.busbar.gateway.site.Load;
import io.busbar.gateway.site.LoadChange;
import io.busbar.gateway.site.Loads;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says of the simulated loads what they are used for, and which feeds which, as whoever sets up a site would. */
final class DemoUsages {

    /** In the list of what was added once: what people may have changed since. */
    static final String DONE = "usages";

    private static final String INCOMER = "e44-7";
    private static final int WIDTH = 220;
    private static final int HEIGHT = 120;

    /** Usage by device. */
    private static final Map<String, String> USAGES = Map.of(
            INCOMER,
            "supply",
            "i35-102",
            "cooling",
            "i35-103",
            "it",
            "i35-104",
            "lighting",
            "b30-110",
            "sockets",
            "e44-8",
            "ev-charging",
            "e24-6",
            "production",
            "c66-22",
            "it");

    /** Usage of loads that differ from the others of their device. */
    private static final Map<String, String> OTHERS = Map.of(
            "i35-102/1", "ventilation",
            "i35-102/2", "ventilation",
            "i35-104/3", "outdoor-lighting",
            "b30-110/3", "kitchen",
            "b30-110/4", "lifts");

    private record Place(String id, String name, List<String> devices) {}

    private static final List<Place> PLACES = List.of(
            new Place("technical-floor", "Technical floor", List.of("i35-102")),
            new Place("data-centre", "Data centre", List.of("i35-103")),
            new Place("offices", "Offices", List.of("i35-104", "b30-110")),
            new Place("car-park", "Car park", List.of("e44-8")));

    private DemoUsages() {}

    /**
     * Sets up usages and the hierarchy of the building.
     *
     * @return false while the gateway does not know all of the loads: try again later
     */
    static boolean setUp(Loads loads, Hierarchies hierarchies) {
        List<Load> all = loads.loads();
        boolean complete = PLACES.stream()
                .flatMap(place -> place.devices().stream())
                .allMatch(device -> all.stream().anyMatch(load -> isOf(load, device) && load.counter() != null));
        Optional<Load> incomer =
                all.stream().filter(load -> isOf(load, INCOMER)).findFirst();
        if (!complete || incomer.isEmpty()) {
            return false;
        }
        loads.change(all.stream()
                .filter(load ->
                        USAGES.containsKey(load.device()) && load.usage().isEmpty())
                .map(load -> new LoadChange(
                        load.id(),
                        null,
                        null,
                        null,
                        OTHERS.getOrDefault(load.id(), USAGES.getOrDefault(load.device(), "")),
                        null,
                        null))
                .toList());
        if (hierarchies.hierarchies().isEmpty()) {
            Hierarchy made = hierarchies.add("Building", Fluid.ELECTRICITY);
            hierarchies.change(building(made, all, incomer.get()));
        }
        return true;
    }

    private static boolean isOf(Load load, String device) {
        return load.device().equals(device);
    }

    private static Hierarchy building(Hierarchy made, List<Load> loads, Load incomer) {
        List<Element> elements = new ArrayList<>(made.elements());
        List<Link> links = new ArrayList<>();
        elements.add(new Element("incomer", Kind.LOAD, "", incomer.id(), 0, -HEIGHT));
        links.add(new Link("incomer", made.main().id()));
        int column = 0;
        for (Place place : PLACES) {
            elements.add(new Element(place.id(), Kind.NODE, place.name(), null, column * WIDTH, HEIGHT));
            links.add(new Link(made.main().id(), place.id()));
            for (Load load : loads) {
                if (place.devices().contains(load.device())) {
                    String id = load.device() + '-' + (load.key().equals("-") ? "0" : load.key());
                    elements.add(new Element(id, Kind.LOAD, "", load.id(), column * WIDTH, 2 * HEIGHT));
                    links.add(new Link(place.id(), id));
                    column++;
                }
            }
        }
        return new Hierarchy(made.id(), made.name(), made.fluid(), elements, links);
    }
}
