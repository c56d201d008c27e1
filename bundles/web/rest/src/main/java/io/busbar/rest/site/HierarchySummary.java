package io.busbar.rest.site;

import io.busbar.gateway.site.Hierarchy;
import io.busbar.gateway.site.Hierarchy.Kind;
import java.util.List;
import java.util.Objects;

/**
 * A hierarchy in a list.
 *
 * @param nodes how many it has
 * @param loads how many it has, without those of its children
 * @param children ids of the hierarchies linked into it
 */
record HierarchySummary(String id, String name, String fluid, long nodes, long loads, List<String> children) {

    static HierarchySummary of(Hierarchy hierarchy) {
        return new HierarchySummary(
                hierarchy.id(),
                hierarchy.name(),
                hierarchy.fluid(),
                count(hierarchy, Kind.NODE),
                count(hierarchy, Kind.LOAD),
                hierarchy.elements().stream()
                        .filter(element -> element.kind() == Kind.HIERARCHY)
                        .map(element -> Objects.requireNonNullElse(element.target(), ""))
                        .toList());
    }

    private static long count(Hierarchy hierarchy, Kind kind) {
        return hierarchy.elements().stream()
                .filter(element -> element.kind() == kind)
                .count();
    }
}
