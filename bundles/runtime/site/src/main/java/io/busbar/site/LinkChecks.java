package io.busbar.site;

import io.busbar.gateway.site.Hierarchy;
import io.busbar.gateway.site.Hierarchy.Element;
import io.busbar.gateway.site.Hierarchy.Kind;
import io.busbar.gateway.site.Hierarchy.Link;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What can be wrong with the links of a hierarchy. They make a tree in the direction of the flow, but for a node that several loads feed;
 * these must hang at the same place, so that what is below the node is counted once.
 */
final class LinkChecks {

    private final Hierarchy hierarchy;
    private final Checks checks;
    private final Map<String, Element> elements = new HashMap<>();
    private final Map<String, List<String>> children = new HashMap<>();
    private final Map<String, List<String>> parents = new HashMap<>();

    LinkChecks(Hierarchy hierarchy, Checks checks) {
        this.hierarchy = hierarchy;
        this.checks = checks;
        hierarchy.elements().forEach(element -> elements.put(element.id(), element));
    }

    void check() {
        Set<Link> seen = new HashSet<>();
        for (int i = 0; i < hierarchy.links().size(); i++) {
            Link link = hierarchy.links().get(i);
            String field = "links." + i;
            Element from = elements.get(link.from());
            Element to = elements.get(link.to());
            if (from == null || to == null) {
                checks.add(field, "hierarchy.link.end", from == null ? link.from() : link.to());
            } else if (!seen.add(link)) {
                checks.add(field, "hierarchy.link.twice");
            } else if (isBelow(link.to(), link.from())) {
                checks.add(field, "hierarchy.link.cycle");
            } else {
                link(from, to, field);
                children.computeIfAbsent(link.from(), id -> new ArrayList<>()).add(link.to());
                parents.computeIfAbsent(link.to(), id -> new ArrayList<>()).add(link.from());
            }
        }
        feeders();
    }

    private void link(Element from, Element to, String field) {
        if (from.kind() == Kind.HIERARCHY) {
            checks.add(field, "hierarchy.link.child");
        } else if (to.id().equals(hierarchy.main().id()) && from.kind() == Kind.NODE) {
            checks.add(field, "hierarchy.link.main");
        }
        List<String> above = parents.getOrDefault(to.id(), List.of());
        boolean feeds = to.kind() == Kind.NODE
                && from.kind() == Kind.LOAD
                && above.stream().allMatch(this::isLoad);
        if (!above.isEmpty() && !feeds) {
            checks.add(field, to.kind() == Kind.NODE ? "hierarchy.link.node" : "hierarchy.link.parents");
        }
        List<String> below = children.getOrDefault(from.id(), List.of());
        if (from.kind() == Kind.LOAD
                && !below.isEmpty()
                && (to.kind() == Kind.NODE || below.stream().anyMatch(this::isNode))) {
            checks.add(field, "hierarchy.link.load");
        }
    }

    private void feeders() {
        for (int i = 0; i < hierarchy.links().size(); i++) {
            Link link = hierarchy.links().get(i);
            List<String> above = parents.getOrDefault(link.to(), List.of());
            if (above.size() > 1
                    && isNode(link.to())
                    && above.stream().allMatch(this::isLoad)
                    && !Objects.equals(
                            parents.getOrDefault(above.get(0), List.of()),
                            parents.getOrDefault(link.from(), List.of()))) {
                checks.add("links." + i, "hierarchy.link.feeders");
            }
        }
    }

    private boolean isBelow(String start, String wanted) {
        if (start.equals(wanted)) {
            return true;
        }
        return children.getOrDefault(start, List.of()).stream().anyMatch(child -> isBelow(child, wanted));
    }

    private boolean isLoad(String id) {
        Element element = elements.get(id);
        return element != null && element.kind() == Kind.LOAD;
    }

    private boolean isNode(String id) {
        Element element = elements.get(id);
        return element != null && element.kind() == Kind.NODE;
    }
}
