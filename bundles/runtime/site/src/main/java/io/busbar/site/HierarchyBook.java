package io.busbar.site;

import io.busbar.gateway.problem.FieldProblem;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.gateway.site.Hierarchies;
import io.busbar.gateway.site.Hierarchy;
import io.busbar.gateway.site.Load;
import io.busbar.storage.documents.DocumentFolder;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** The hierarchies as documents {@code site/hierarchies/<id>.json}. */
final class HierarchyBook implements Hierarchies {

    static final Limits LEAST = new Limits(10, 32, 50);

    static final DocumentFolder.Type<Hierarchy> TYPE =
            new DocumentFolder.Type<>("hierarchies", 1, Hierarchy.class, Hierarchy::id, HierarchyBook::fault);

    private final DocumentFolder<Hierarchy> folder;
    private final Limits limits;
    private final Function<String, Optional<Load>> loads;
    private final Predicate<String> fluids;
    private final Consumer<String> changed;
    private final Map<String, Hierarchy> all = new ConcurrentHashMap<>();

    /**
     * The hierarchies of a site.
     *
     * @param fluids whether there is a fluid
     * @param changed told the id of a hierarchy after it changed
     */
    HierarchyBook(
            DocumentFolder<Hierarchy> folder,
            Limits limits,
            Function<String, Optional<Load>> loads,
            Predicate<String> fluids,
            Consumer<String> changed)
            throws IOException {
        this.folder = folder;
        this.limits = limits;
        this.loads = loads;
        this.fluids = fluids;
        this.changed = changed;
        folder.load().forEach(hierarchy -> all.put(hierarchy.id(), hierarchy));
    }

    /** A document must have a main node and links between its own elements; what it names of others may have gone meanwhile. */
    private static Optional<String> fault(Hierarchy hierarchy) {
        Checks checks = new Checks();
        checks.id("id", hierarchy.id());
        checks.name("name", hierarchy.name());
        if (hierarchy.elements().isEmpty() || hierarchy.main().kind() != Hierarchy.Kind.NODE) {
            checks.add("elements", "hierarchy.main");
        } else {
            new LinkChecks(hierarchy, checks).check();
        }
        return checks.inWords();
    }

    @Override
    public Limits limits() {
        return limits;
    }

    @Override
    public List<Hierarchy> hierarchies() {
        return all.values().stream()
                .sorted(Comparator.comparing(Hierarchy::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(Hierarchy::id))
                .toList();
    }

    @Override
    public Optional<Hierarchy> hierarchy(String id) {
        return Optional.ofNullable(all.get(id));
    }

    @Override
    public synchronized Hierarchy add(String name, String fluid) {
        String id = Keys.of(name, "hierarchy", all::containsKey);
        Hierarchy hierarchy = new Hierarchy(
                id,
                name.strip(),
                fluid,
                List.of(new Hierarchy.Element("main", Hierarchy.Kind.NODE, name.strip(), null, 0, 0)),
                List.of());
        Checks checks = new Checks();
        head(hierarchy, checks);
        checks.orThrow();
        if (all.size() >= limits.hierarchies()) {
            throw ProblemException.of(Kind.CONFLICT, "hierarchy.most", limits.hierarchies());
        }
        return store(hierarchy);
    }

    @Override
    public synchronized Hierarchy change(Hierarchy hierarchy) {
        require(hierarchy.id());
        List<FieldProblem> problems = check(hierarchy);
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
        return store(hierarchy);
    }

    @Override
    public List<FieldProblem> check(Hierarchy hierarchy) {
        Checks checks = new Checks();
        head(hierarchy, checks);
        List<Hierarchy> others = hierarchies().stream()
                .filter(one -> !one.id().equals(hierarchy.id()))
                .toList();
        new HierarchyChecks(limits, loads, others).check(hierarchy, checks);
        return checks.found();
    }

    private void head(Hierarchy hierarchy, Checks checks) {
        if (checks.name("name", hierarchy.name())
                && all.values().stream()
                        .anyMatch(one -> !one.id().equals(hierarchy.id())
                                && one.name().equalsIgnoreCase(hierarchy.name().strip()))) {
            checks.add("name", "hierarchy.exists", hierarchy.name().strip());
        }
        if (!fluids.test(hierarchy.fluid())) {
            checks.add("fluid", "fluid.unknown", hierarchy.fluid());
        }
    }

    @Override
    public synchronized void remove(String id) {
        Hierarchy hierarchy = require(id);
        all.values().stream()
                .filter(one -> one.elements().stream()
                        .anyMatch(element -> element.kind() == Hierarchy.Kind.HIERARCHY && id.equals(element.target())))
                .findFirst()
                .ifPresent(parent -> {
                    throw ProblemException.of(Kind.CONFLICT, "hierarchy.linked", hierarchy.name(), parent.name());
                });
        folder.delete(id);
        all.remove(id);
        changed.accept(id);
    }

    private Hierarchy require(String id) {
        return hierarchy(id).orElseThrow(() -> ProblemException.of(Kind.NOT_FOUND, "hierarchy.unknown", id));
    }

    private Hierarchy store(Hierarchy hierarchy) {
        folder.put(hierarchy);
        all.put(hierarchy.id(), hierarchy);
        changed.accept(hierarchy.id());
        return hierarchy;
    }

    /** Name of a hierarchy that has a load. */
    Optional<String> with(String load) {
        return all.values().stream()
                .filter(hierarchy -> hierarchy.elements().stream()
                        .anyMatch(element -> element.kind() == Hierarchy.Kind.LOAD && load.equals(element.target())))
                .map(Hierarchy::name)
                .findFirst();
    }
}
