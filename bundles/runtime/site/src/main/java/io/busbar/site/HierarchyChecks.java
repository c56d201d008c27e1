package io.busbar.site;

import io.busbar.gateway.site.Hierarchies.Limits;
import io.busbar.gateway.site.Hierarchy;
import io.busbar.gateway.site.Hierarchy.Element;
import io.busbar.gateway.site.Hierarchy.Kind;
import io.busbar.gateway.site.Load;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What can be wrong with the elements of a hierarchy, and with what is linked into it. */
final class HierarchyChecks {

    private static final int POSITION = 1_000_000;

    private final Limits limits;
    private final Function<String, Optional<Load>> loads;
    private final List<Hierarchy> others;

    /**
     * Checks against what there is.
     *
     * @param others all hierarchies but the one that is checked
     */
    HierarchyChecks(Limits limits, Function<String, Optional<Load>> loads, List<Hierarchy> others) {
        this.limits = limits;
        this.loads = loads;
        this.others = others;
    }

    void check(Hierarchy hierarchy, Checks checks) {
        if (hierarchy.elements().isEmpty() || hierarchy.main().kind() != Kind.NODE) {
            checks.add("elements", "hierarchy.main");
            return;
        }
        most(hierarchy, Kind.NODE, limits.nodes(), "hierarchy.nodes", checks);
        most(hierarchy, Kind.LOAD, limits.loads(), "hierarchy.loads", checks);
        Set<String> ids = new HashSet<>();
        Set<String> targets = new HashSet<>();
        for (int i = 0; i < hierarchy.elements().size(); i++) {
            Element element = hierarchy.elements().get(i);
            String field = "elements." + i;
            if (checks.id(field + ".id", element.id()) && !ids.add(element.id())) {
                checks.add(field + ".id", "hierarchy.element.twice", element.id());
            }
            if (!(Math.abs(element.x()) <= POSITION && Math.abs(element.y()) <= POSITION)) {
                checks.add(field, "number.range", "-" + POSITION, "" + POSITION, element.x() + ", " + element.y());
            }
            switch (element.kind()) {
                case NODE -> checks.name(field + ".name", element.name());
                case LOAD -> load(element, hierarchy, targets, field, checks);
                case HIERARCHY -> child(element, hierarchy, targets, field, checks);
            }
        }
        overlaps(hierarchy, checks);
        new LinkChecks(hierarchy, checks).check();
    }

    private static void most(Hierarchy hierarchy, Kind kind, int most, String code, Checks checks) {
        long count = hierarchy.elements().stream()
                .filter(element -> element.kind() == kind)
                .count();
        if (count > most) {
            checks.add("elements", code, most, count);
        }
    }

    private void load(Element element, Hierarchy hierarchy, Set<String> targets, String field, Checks checks) {
        Optional<Load> load = target(element).flatMap(loads);
        if (load.isEmpty()) {
            checks.add(field + ".target", "load.unknown", String.valueOf(element.target()));
        } else if (!load.get().fluid().equals(hierarchy.fluid())) {
            checks.add(field + ".target", "hierarchy.fluid.other", load.get().name());
        } else if (!targets.add("load " + element.target())) {
            checks.add(field + ".target", "hierarchy.load.twice", load.get().name());
        }
    }

    private void child(Element element, Hierarchy hierarchy, Set<String> targets, String field, Checks checks) {
        Optional<Hierarchy> child = target(element).flatMap(this::other);
        if (hierarchy.id().equals(element.target())) {
            checks.add(field + ".target", "hierarchy.cycle", hierarchy.name());
        } else if (child.isEmpty()) {
            checks.add(field + ".target", "hierarchy.unknown", String.valueOf(element.target()));
        } else if (!child.get().fluid().equals(hierarchy.fluid())) {
            checks.add(field + ".target", "hierarchy.fluid.child", child.get().name());
        } else if (descendants(child.get(), new HashSet<>()).contains(hierarchy.id())) {
            checks.add(field + ".target", "hierarchy.cycle", child.get().name());
        } else if (!targets.add("hierarchy " + element.target())) {
            checks.add(field + ".target", "hierarchy.child.twice", child.get().name());
        }
    }

    private static Optional<String> target(Element element) {
        return Optional.ofNullable(element.target());
    }

    private Optional<Hierarchy> other(String id) {
        return others.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** Ids of a hierarchy and of all that are linked into it, however deep. */
    private Set<String> descendants(Hierarchy hierarchy, Set<String> found) {
        if (found.add(hierarchy.id())) {
            for (Element element : hierarchy.elements()) {
                if (element.kind() == Kind.HIERARCHY && element.target() != null) {
                    other(element.target())
                            .ifPresentOrElse(child -> descendants(child, found), () -> found.add(element.target()));
                }
            }
        }
        return found;
    }

    /** No load may be counted twice by hierarchies that are linked with each other, nor may a hierarchy. */
    private void overlaps(Hierarchy hierarchy, Checks checks) {
        Set<String> family = new HashSet<>(descendants(hierarchy, new HashSet<>()));
        for (Hierarchy other : others) {
            Set<String> below = descendants(other, new HashSet<>());
            if (below.contains(hierarchy.id())) {
                family.addAll(below);
            }
            if (isLinkedInto(other, hierarchy.id()) && !other.fluid().equals(hierarchy.fluid())) {
                checks.add("fluid", "hierarchy.fluid.parent", other.name());
            }
        }
        Map<String, String> owners = new HashMap<>();
        for (Hierarchy other : others) {
            if (family.contains(other.id())) {
                other.elements().stream()
                        .filter(element -> element.target() != null)
                        .forEach(element -> owners.put(element.kind() + " " + element.target(), other.name()));
            }
        }
        for (int i = 0; i < hierarchy.elements().size(); i++) {
            Element element = hierarchy.elements().get(i);
            String owner = owners.get(element.kind() + " " + element.target());
            if (element.kind() != Kind.NODE && owner != null && !hierarchy.id().equals(element.target())) {
                checks.add(
                        "elements." + i + ".target",
                        element.kind() == Kind.LOAD ? "hierarchy.load.linked" : "hierarchy.child.linked",
                        name(element),
                        owner);
            }
        }
    }

    private static boolean isLinkedInto(Hierarchy parent, String child) {
        return parent.elements().stream()
                .anyMatch(element -> element.kind() == Kind.HIERARCHY && child.equals(element.target()));
    }

    private String name(Element element) {
        return element.kind() == Kind.LOAD
                ? target(element).flatMap(loads).map(Load::name).orElse("")
                : target(element).flatMap(this::other).map(Hierarchy::name).orElse("");
    }
}
