package io.busbar.rest.site;

import io.busbar.gateway.problem.FieldProblem;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.site.Hierarchy;
import io.busbar.gateway.site.Hierarchy.Element;
import io.busbar.gateway.site.Hierarchy.Kind;
import io.busbar.gateway.site.Hierarchy.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a caller sends of a hierarchy; what is left out stays as it is. */
record HierarchySettings(
        @Nullable String name,
        @Nullable String fluid,
        @Nullable List<@Nullable ElementSettings> elements,
        @Nullable List<@Nullable LinkSettings> links) {

    private static final int MOST = 1000;

    record ElementSettings(
            @Nullable String id,
            @Nullable Kind kind,
            @Nullable String name,
            @Nullable String target,
            @Nullable Double x,
            @Nullable Double y) {}

    record LinkSettings(@Nullable String from, @Nullable String to) {}

    Hierarchy applied(Hierarchy old) {
        List<FieldProblem> problems = new ArrayList<>();
        Hierarchy wished = new Hierarchy(
                old.id(),
                name == null ? old.name() : name.strip(),
                fluid == null ? old.fluid() : fluid,
                elements == null ? old.elements() : elements(elements, problems),
                links == null ? old.links() : links(links, problems));
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
        return wished;
    }

    private static List<Element> elements(List<@Nullable ElementSettings> wished, List<FieldProblem> problems) {
        most("elements", wished.size());
        List<Element> all = new ArrayList<>();
        for (int i = 0; i < wished.size(); i++) {
            ElementSettings one = wished.get(i);
            if (one == null || one.id() == null || one.kind() == null) {
                problems.add(FieldProblem.of("elements." + i, "field.required"));
            } else {
                boolean node = one.kind() == Kind.NODE;
                all.add(new Element(
                        one.id(),
                        one.kind(),
                        node ? Objects.requireNonNullElse(one.name(), "").strip() : "",
                        node ? null : Objects.requireNonNullElse(one.target(), ""),
                        Objects.requireNonNullElse(one.x(), 0.0),
                        Objects.requireNonNullElse(one.y(), 0.0)));
            }
        }
        return all;
    }

    private static List<Link> links(List<@Nullable LinkSettings> wished, List<FieldProblem> problems) {
        most("links", wished.size());
        List<Link> all = new ArrayList<>();
        for (int i = 0; i < wished.size(); i++) {
            LinkSettings one = wished.get(i);
            if (one == null || one.from() == null || one.to() == null) {
                problems.add(FieldProblem.of("links." + i, "field.required"));
            } else {
                all.add(new Link(one.from(), one.to()));
            }
        }
        return all;
    }

    private static void most(String field, int count) {
        if (count > MOST) {
            throw ProblemException.invalid(field, "list.length", MOST, count);
        }
    }
}
