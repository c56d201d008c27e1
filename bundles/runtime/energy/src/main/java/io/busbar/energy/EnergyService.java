package io.busbar.energy;

import io.busbar.gateway.energy.Consumption;
import io.busbar.gateway.energy.Consumption.Kind;
import io.busbar.gateway.energy.Consumption.Part;
import io.busbar.gateway.energy.Energy;
import io.busbar.gateway.energy.EnergyFlow;
import io.busbar.gateway.energy.EnergyNote;
import io.busbar.gateway.energy.EnergyQuery;
import io.busbar.gateway.energy.EnergyQuery.By;
import io.busbar.gateway.energy.IndexReading;
import io.busbar.gateway.history.Counters;
import io.busbar.gateway.history.Historian;
import io.busbar.gateway.history.Step;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.site.Fluid;
import io.busbar.gateway.site.Fluids;
import io.busbar.gateway.site.Hierarchies;
import io.busbar.gateway.site.Hierarchy;
import io.busbar.gateway.site.Load;
import io.busbar.gateway.site.Loads;
import io.busbar.gateway.site.Site;
import io.busbar.storage.FileLayer;
import io.busbar.storage.documents.SiteStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The {@link Energy} of this site, from the store's counters, the site's documents and a journal of what people noted. */
@Component(service = Energy.class)
public final class EnergyService implements Energy {

    private static final int MOST_PLACES = 1000;

    private final Historian historian;
    private final Counters counters;
    private final Loads loads;
    private final Hierarchies hierarchies;
    private final Fluids fluids;
    private final Site site;
    private final Clock clock;
    private final NoteJournal journal;
    private final RecentEnergy recent = new RecentEnergy();

    /** The energy of this gateway. */
    @Activate
    public EnergyService(
            BundleContext context,
            @Reference Historian historian,
            @Reference Counters counters,
            @Reference Loads loads,
            @Reference Hierarchies hierarchies,
            @Reference Fluids fluids,
            @Reference Site site,
            @Reference Clock clock)
            throws IOException {
        this(historian, counters, loads, hierarchies, fluids, site, clock, directory(context));
    }

    /** The same without a framework: for tools, benchmarks and tests. */
    public EnergyService(
            Historian historian,
            Counters counters,
            Loads loads,
            Hierarchies hierarchies,
            Fluids fluids,
            Site site,
            Clock clock,
            Path data)
            throws IOException {
        this.historian = historian;
        this.counters = counters;
        this.loads = loads;
        this.hierarchies = hierarchies;
        this.fluids = fluids;
        this.site = site;
        this.clock = clock;
        this.journal =
                new NoteJournal(FileLayer.system(), data.resolve("energy").resolve("notes.journal"));
    }

    private static Path directory(BundleContext context) {
        String data = context.getProperty(SiteStore.DATA);
        if (data == null || data.isBlank()) {
            throw new IllegalStateException("The framework property " + SiteStore.DATA + " is not set");
        }
        return Path.of(data).toAbsolutePath().normalize();
    }

    /** Closes the journal. */
    @Deactivate
    public void close() throws IOException {
        journal.close();
    }

    @Override
    public Consumption consumption(EnergyQuery query) {
        Grid grid = grid(query.step(), query.from(), query.to());
        LoadEnergy energy = energy(grid);
        Split split = new Split(grid, energy, loads::load);
        String hierarchy = query.hierarchy();
        if (hierarchy == null) {
            return plain(query, grid, energy, split);
        }
        String fluid = hierarchy(hierarchy).fluid();
        Tree tree = tree(hierarchy, query.node());
        return new Consumption(
                grid.step(),
                grid.zone(),
                fluid,
                unit(fluid),
                grid.list(),
                split.parts(tree, query.by()),
                split.whole(tree));
    }

    private Consumption plain(EnergyQuery query, Grid grid, LoadEnergy energy, Split split) {
        List<Load> chosen = new ArrayList<>();
        if (query.loads().isEmpty()) {
            // What others are made of would be counted twice beside them, and so what people made is left out.
            loads.loads().stream()
                    .filter(load -> load.fluid().equals(query.fluid()) && load.counter() != null)
                    .forEach(chosen::add);
        }
        for (String id : query.loads()) {
            chosen.add(loads.load(id).orElseThrow(() -> ProblemException.invalid("load", "load.unknown", id)));
        }
        String fluid = chosen.isEmpty() ? query.fluid() : chosen.get(0).fluid();
        chosen.stream().filter(load -> !load.fluid().equals(fluid)).findFirst().ifPresent(load -> {
            throw ProblemException.invalid("load", "load.term.fluid", load.name());
        });
        List<Part> parts = chosen.stream()
                .map(load -> new Part(Kind.LOAD, load.id(), load.name(), energy.of(load.id())))
                .toList();
        return new Consumption(
                grid.step(),
                grid.zone(),
                fluid,
                unit(fluid),
                grid.list(),
                query.by() == By.USAGE ? split.byUsage(parts) : parts,
                split.sum(parts.stream().map(Part::amounts).toList()));
    }

    private Grid grid(Step step, Instant from, Instant to) {
        if (!to.isAfter(from)) {
            throw ProblemException.invalid("to", "time.order", from.toString(), to.toString());
        }
        long intervals = Duration.between(from, to).toMillis() / step.millis();
        if (intervals > EnergyQuery.MOST_INTERVALS) {
            throw ProblemException.invalid(
                    "step",
                    "history.range",
                    step.code(),
                    Long.toString(intervals),
                    Integer.toString(EnergyQuery.MOST_INTERVALS));
        }
        return Grid.of(step, site.zone(), from, to, clock.instant());
    }

    private LoadEnergy energy(Grid grid) {
        PointEnergy points = new PointEnergy(historian, grid);
        return new LoadEnergy(grid, loads, point -> recent.get(point, grid, () -> points.of(point)), journal::of);
    }

    private Hierarchy hierarchy(String id) {
        return hierarchies
                .hierarchy(id)
                .orElseThrow(() -> ProblemException.invalid("hierarchy", "hierarchy.unknown", id));
    }

    private Tree tree(String hierarchy, @Nullable String node) {
        return Tree.of(hierarchies, hierarchy, node)
                .orElseThrow(() -> ProblemException.invalid("node", "energy.node", String.valueOf(node)));
    }

    private String unit(String fluid) {
        return fluids.fluid(fluid)
                .map(Fluid::unit)
                .orElseThrow(() -> ProblemException.invalid("fluid", "fluid.unknown", fluid));
    }

    @Override
    public EnergyFlow flow(String hierarchy, Instant from, Instant to) {
        String fluid = hierarchy(hierarchy).fluid();
        Tree tree = tree(hierarchy, null);
        if (tree.count() > MOST_PLACES) {
            throw ProblemException.invalid("hierarchy", "list.length", MOST_PLACES, tree.count());
        }
        Duration length = Duration.between(from, to);
        Step step = length.compareTo(Duration.ofDays(3)) <= 0 ? Step.HOUR : Step.DAY;
        Grid grid = grid(step, from, to);
        Flows flows = new Flows(new Split(grid, energy(grid), loads::load), loads::load);
        flows.follow(tree);
        return new EnergyFlow(fluid, unit(fluid), flows.places(), flows.flows());
    }

    @Override
    public List<IndexReading> readings(List<String> ids, Instant from, Instant to) {
        List<IndexReading> readings = new ArrayList<>();
        for (String id : ids) {
            String point = loads.load(id)
                    .orElseThrow(() -> ProblemException.invalid("load", "load.unknown", id))
                    .counter();
            if (point != null) {
                Last begin = last(point, from);
                Last end = last(point, to);
                readings.add(new IndexReading(id, point, begin.value(), begin.time(), end.value(), end.time()));
            }
        }
        return readings;
    }

    private record Last(double value, @Nullable Instant time) {}

    private Last last(String point, Instant until) {
        Last[] found = {new Last(Double.NaN, null)};
        historian.last(point, until.plusMillis(1), (time, value, quality) -> {
            found[0] = new Last(value, Instant.ofEpochMilli(time));
            return false;
        });
        return found[0];
    }

    @Override
    public List<EnergyNote> notes(String load) {
        return journal.of(load);
    }

    @Override
    public EnergyNote note(EnergyNote wish) {
        Load load = loads.load(wish.load())
                .orElseThrow(() -> ProblemException.invalid("load", "load.unknown", wish.load()));
        String counter = load.counter();
        NoteChecks.check(wish, counter);
        if (wish.kind() == EnergyNote.Kind.REPLACEMENT && counter != null) {
            // First, since noting the same once more changes nothing, should the journal not take it.
            counters.replaced(new Counters.Replacement(counter, wish.from(), wish.first(), wish.second()));
        }
        EnergyNote note = journal.add(wish, clock.instant());
        recent.clear();
        return note;
    }
}
