package io.busbar.historian;

import io.busbar.driver.SampleBatch;
import io.busbar.gateway.history.Counters;
import io.busbar.gateway.history.Historian;
import io.busbar.gateway.history.HistorianStatus;
import io.busbar.gateway.history.HistoryInterval;
import io.busbar.gateway.history.HistoryMaintenance;
import io.busbar.gateway.history.HistoryProgress;
import io.busbar.gateway.history.IntervalRowVisitor;
import io.busbar.gateway.history.SampleVisitor;
import io.busbar.gateway.history.SeriesBlock;
import io.busbar.gateway.history.Step;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.site.Site;
import io.busbar.historian.plan.Companions;
import io.busbar.historian.plan.Plan;
import io.busbar.historian.plan.StoragePlan;
import io.busbar.historian.query.CounterNotes;
import io.busbar.historian.query.HistoryQuery;
import io.busbar.historian.query.Rollups;
import io.busbar.historian.query.StepCut;
import io.busbar.historian.store.Catalogue;
import io.busbar.historian.store.Series;
import io.busbar.historian.store.Store;
import io.busbar.historian.store.StoreSettings;
import io.busbar.historian.store.StoreStatus;
import io.busbar.storage.FileLayer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.event.EventAdmin;
import org.osgi.service.metatype.annotations.Designate;

/** The {@link Historian} on top of a {@link Store}. */
@Component(
        service = {Historian.class, Counters.class, HistoryMaintenance.class},
        configurationPid = HistorianSettings.PID)
@Designate(ocd = HistorianSettings.class)
public final class EmbeddedHistorian implements Historian, Counters, HistoryMaintenance {

    private final Store store;
    private final StoreOpening opening;
    private final CounterNotes notes = new CounterNotes();
    private final HistorianUpkeep upkeep;

    /** The historian of this gateway; opens in the background. */
    @Activate
    public EmbeddedHistorian(
            BundleContext context,
            @Reference StoragePlanner plan,
            @Reference Clock clock,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL) @Nullable EventAdmin events,
            HistorianSettings settings) {
        this(
                HistorianSettings.Plans.directory(context),
                FileLayer.system(),
                plan,
                clock,
                new StateFacts(events),
                new Rollups(() -> zone(new Located(context))),
                settings);
    }

    /** Where days begin, asked anew each time: the site's zone can be changed. */
    private static ZoneId zone(Located services) {
        return services.ask(Site.class, Site::zone).orElseGet(ZoneId::systemDefault);
    }

    /**
     * A historian without a framework, with the usual plan and settings: for tools, benchmarks and tests. Opens in the background.
     *
     * @param zone where the days begin that are summed up when a month is closed
     */
    public static EmbeddedHistorian at(Path directory, Clock clock, ZoneId zone) {
        FileLayer layer = FileLayer.system();
        Store store = new Store(
                layer,
                StoreSettings.of(directory),
                new StoredPoints(Plan.of(StoragePlan.standard())),
                clock,
                new Rollups(() -> zone),
                (state, problem) -> {});
        return new EmbeddedHistorian(store, layer, directory);
    }

    private EmbeddedHistorian(
            Path directory,
            FileLayer layer,
            StoragePlanner plan,
            Clock clock,
            StateFacts facts,
            Rollups rollups,
            HistorianSettings settings) {
        this(store(directory, layer, plan, clock, facts, rollups, settings), layer, directory);
    }

    EmbeddedHistorian(Store store, FileLayer layer, Path directory) {
        this.store = store;
        this.upkeep = new HistorianUpkeep(() -> {
            catalogue();
            return store.upkeep();
        });
        this.opening = new StoreOpening(store, () -> notes.open(layer, directory.resolve("counters.journal")));
        opening.start();
    }

    private static Store store(
            Path directory,
            FileLayer layer,
            StoragePlanner plan,
            Clock clock,
            StateFacts facts,
            Rollups rollups,
            HistorianSettings settings) {
        return new Store(
                layer,
                HistorianSettings.Plans.store(directory, settings),
                new StoredPoints(plan),
                clock,
                rollups,
                facts);
    }

    /** Closes every month that is over, and waits for it, where nobody can wait for the hour at which that is done anyway. */
    public void closeMonths() throws InterruptedException {
        opening.await();
        store.closeMonths();
    }

    /** Commits what waits and closes the files. */
    @Deactivate
    public void close() {
        opening.await();
        store.close();
        try {
            notes.close();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public Check check(HistoryProgress progress) {
        return upkeep.check(progress);
    }

    @Override
    public List<Use> use() {
        return upkeep.use();
    }

    @Override
    public int rebuildViews(HistoryProgress progress) {
        return upkeep.rebuildViews(progress);
    }

    @Override
    public void replaced(Replacement replacement) {
        requireNumber("lastOfOld", replacement.lastOfOld());
        requireNumber("firstOfNew", replacement.firstOfNew());
        catalogue();
        try {
            notes.add(replacement);
        } catch (IOException e) {
            throw ProblemException.of(ProblemException.Kind.UNAVAILABLE, "storage.unavailable", text(e));
        }
    }

    @Override
    public List<Replacement> replacements(String point) {
        catalogue();
        return notes.replacements(point);
    }

    @Override
    public void rollsOverAt(String point, double modulus) {
        if (Double.isNaN(modulus) || modulus <= 0) {
            throw ProblemException.invalid("modulus", "number.format", modulus);
        }
        catalogue();
        try {
            notes.modulus(point, modulus);
        } catch (IOException e) {
            throw ProblemException.of(ProblemException.Kind.UNAVAILABLE, "storage.unavailable", text(e));
        }
    }

    private static void requireNumber(String field, double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw ProblemException.invalid(field, "number.format", value);
        }
    }

    private static String text(IOException problem) {
        return String.valueOf(problem.getMessage());
    }

    @Override
    public CompletionStage<Void> append(SampleBatch batch) {
        return store.append(batch);
    }

    @Override
    public CompletionStage<Void> append(List<SeriesBlock> blocks) {
        return store.append(blocks, true);
    }

    @Override
    public void last(String point, Instant before, SampleVisitor visitor) {
        Series series = find(point);
        if (series == null) {
            return;
        }
        try {
            Series.Newest newest = new HistoryQuery(series).last(before.toEpochMilli(), false);
            if (newest != null) {
                visitor.visit(newest.time(), newest.value(), newest.quality());
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public void raw(String point, Instant from, Instant to, SampleVisitor visitor) {
        Series series = find(point);
        if (series == null) {
            return;
        }
        try {
            new HistoryQuery(series).raw(from.toEpochMilli(), to.toEpochMilli(), visitor);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public List<HistoryInterval> intervals(String point, Instant from, Instant to, Step step, ZoneId zone) {
        try {
            return new PointIntervals(catalogue(), notes, new StepCut(step, zone))
                    .of(point, from.toEpochMilli(), to.toEpochMilli());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public void intervals(
            List<String> points, Instant from, Instant to, Step step, ZoneId zone, IntervalRowVisitor visitor) {
        try {
            new PointIntervals(catalogue(), notes, new StepCut(step, zone))
                    .of(points, from.toEpochMilli(), to.toEpochMilli(), visitor);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public Set<String> points(String prefix) {
        Set<String> points = new TreeSet<>();
        for (Series series : catalogue().all()) {
            if (series.name().startsWith(prefix) && !Companions.isCompanion(series.name()) && series.hasSamples()) {
                points.add(series.name());
            }
        }
        return points;
    }

    @Override
    public Optional<Range> range(String point) {
        Series series = find(point);
        Series.Newest newest = series == null ? null : series.newest();
        return series == null || newest == null
                ? Optional.empty()
                : Optional.of(new Range(Instant.ofEpochMilli(series.firstTime()), Instant.ofEpochMilli(newest.time())));
    }

    @Override
    public HistorianStatus status() {
        StoreStatus status = store.status();
        return new HistorianStatus(
                status.state(),
                status.problem(),
                store.catalogue().count(series -> series.hasSamples() && !Companions.isCompanion(series.name())),
                status.commits().samples(),
                store.diskBytes(),
                status.commits().last());
    }

    private @Nullable Series find(String point) {
        return catalogue().find(point);
    }

    private Catalogue catalogue() {
        if (!opening.await()) {
            throw ProblemException.of(ProblemException.Kind.UNAVAILABLE, "storage.opening");
        }
        return store.catalogue();
    }

    static ProblemException unreadable(IOException problem) {
        return ProblemException.of(ProblemException.Kind.UNAVAILABLE, "storage.unreadable", text(problem));
    }
}
