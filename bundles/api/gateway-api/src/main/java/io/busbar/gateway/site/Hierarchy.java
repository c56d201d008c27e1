package io.busbar.gateway.site;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Loads of one fluid in the order in which they feed each other.
 *
 * @param id stable name
 * @param name what people call it
 * @param fluid the fluid of all its loads and of all hierarchies linked into it
 * @param elements what it is made of; the first is its main node
 * @param links in the direction of the flow
 */
public record Hierarchy(String id, String name, String fluid, List<Element> elements, List<Link> links) {

    /** Copies the lists. */
    public Hierarchy {
        elements = List.copyOf(elements);
        links = List.copyOf(links);
    }

    /** What an element is. */
    public enum Kind {
        /** A place where energy is distributed: a building, a floor, a switchboard. */
        NODE,
        /** A load. */
        LOAD,
        /** Another hierarchy, as a child of this one. */
        HIERARCHY
    }

    /**
     * A node, a load or a linked hierarchy.
     *
     * @param id its name in this hierarchy
     * @param name what people call a node; empty for the others, which have a name of their own
     * @param target id of the load or hierarchy; null for a node
     * @param x where it is drawn, to the right
     * @param y where it is drawn, downwards
     */
    public record Element(String id, Kind kind, String name, @Nullable String target, double x, double y) {}

    /** From what feeds to what is fed, by ids of elements. */
    public record Link(String from, String to) {}

    /** The main node. */
    public Element main() {
        return elements.get(0);
    }

    /** An element by its id. */
    public Optional<Element> element(String element) {
        return elements.stream().filter(one -> one.id().equals(element)).findFirst();
    }
}
