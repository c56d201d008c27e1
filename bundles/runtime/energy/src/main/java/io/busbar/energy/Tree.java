package io.busbar.energy;

import io.busbar.gateway.site.Hierarchies;
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
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A hierarchy as a tree of places. A place with feeders has an unmeasured part: what they carry, less all that is measured below.
 *
 * @param kind of its element
 * @param target the load or hierarchy that it is; the element of a node
 * @param feeders ids of the loads that feed it; of a load that feeds others, itself
 * @param below what hangs at it
 */
record Tree(Kind kind, String target, String name, List<String> feeders, List<Tree> below) {

    private static final int DEEPEST = 64;

    /** The tree below a node; linked hierarchies are in it with all that is below them. */
    static Optional<Tree> of(Hierarchies hierarchies, String hierarchy, @Nullable String node) {
        return hierarchies.hierarchy(hierarchy).flatMap(found -> {
            Builder builder = new Builder(hierarchies, found, 0);
            return found.element(node == null ? found.main().id() : node)
                    .filter(element -> element.kind() == Kind.NODE)
                    .map(builder::node);
        });
    }

    /** How many places there are. */
    int count() {
        return 1 + below.stream().mapToInt(Tree::count).sum();
    }

    private static final class Builder {

        private final Hierarchies hierarchies;
        private final int depth;
        private final Map<String, List<Element>> children = new HashMap<>();
        private final Map<String, List<Element>> parents = new HashMap<>();

        Builder(Hierarchies hierarchies, Hierarchy hierarchy, int depth) {
            this.hierarchies = hierarchies;
            this.depth = depth;
            for (Link link : hierarchy.links()) {
                Element from = hierarchy.element(link.from()).orElse(null);
                Element to = hierarchy.element(link.to()).orElse(null);
                if (from != null && to != null) {
                    children.computeIfAbsent(from.id(), id -> new ArrayList<>()).add(to);
                    parents.computeIfAbsent(to.id(), id -> new ArrayList<>()).add(from);
                }
            }
        }

        Tree node(Element node) {
            List<String> feeders = parents.getOrDefault(node.id(), List.of()).stream()
                    .filter(element -> element.kind() == Kind.LOAD)
                    .map(element -> target(element))
                    .toList();
            return new Tree(Kind.NODE, node.id(), node.name(), feeders, below(node));
        }

        private List<Tree> below(Element place) {
            List<Tree> all = new ArrayList<>();
            Set<String> fed = new HashSet<>();
            for (Element child : children.getOrDefault(place.id(), List.of())) {
                List<Element> next = children.getOrDefault(child.id(), List.of());
                if (child.kind() == Kind.NODE) {
                    all.add(node(child));
                } else if (child.kind() == Kind.HIERARCHY) {
                    linked(child).ifPresent(all::add);
                } else if (!next.isEmpty() && next.get(0).kind() == Kind.NODE) {
                    // Several loads may feed one node, which is one place all the same.
                    if (fed.add(next.get(0).id())) {
                        all.add(node(next.get(0)));
                    }
                } else {
                    String load = target(child);
                    all.add(new Tree(Kind.LOAD, load, "", next.isEmpty() ? List.of() : List.of(load), below(child)));
                }
            }
            return all;
        }

        private Optional<Tree> linked(Element child) {
            return depth >= DEEPEST
                    ? Optional.empty()
                    : hierarchies.hierarchy(target(child)).map(other -> {
                        Tree main = new Builder(hierarchies, other, depth + 1).node(other.main());
                        return new Tree(Kind.HIERARCHY, other.id(), other.name(), main.feeders(), main.below());
                    });
        }

        private static String target(Element element) {
            return Objects.requireNonNullElse(element.target(), "");
        }
    }
}
