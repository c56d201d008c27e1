package io.busbar.historian.store;

import io.busbar.driver.SampleBatch;
import io.busbar.gateway.history.HistorianStatus.State;
import io.busbar.gateway.history.SeriesBlock;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.storage.FileLayer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The store of series: takes samples in commits that are durable, and lets durable samples be found. Open it once, then use it from any
 * thread.
 *
 * <p>Samples are logged and forced to disk together once a tick; only then are they put into the open chunks where queries see them. So
 * whatever a query has shown survives a power cut.
 */
public final class Store implements AutoCloseable {

    private static final long OFFER_SECONDS = 10;
    private static final long CLOSE_SECONDS = 30;

    private final FileLayer layer;
    private final StoreSettings settings;
    private final Clock clock;
    private final Digester digester;
    private final Path segmentDirectory;
    private final Tables tables;
    private final Health health;
    private final Catalogue catalogue;
    private final Segments segments;
    private final WriteQueue queue;
    private volatile @Nullable CommitLoop loop;
    private volatile @Nullable Upkeep upkeep;
    private volatile List<String> findings = List.of();

    /**
     * A store that is not open yet.
     *
     * @param digester makes what is kept beside chunks
     * @param listener told each change of state, by the thread that met it
     */
    public Store(
            FileLayer layer,
            StoreSettings settings,
            Catalogue.SeriesRules rules,
            Clock clock,
            Digester digester,
            BiConsumer<State, @Nullable String> listener) {
        this.digester = digester;
        this.layer = layer;
        this.settings = settings;
        this.clock = clock;
        this.health = new Health(condition -> listener.accept(condition.state(), condition.problem()));
        this.segmentDirectory = settings.directory().resolve("segments");
        this.tables = new Tables(layer, segmentDirectory);
        this.catalogue = new Catalogue(rules, tables);
        this.segments = new Segments(layer, segmentDirectory, digester);
        this.queue = new WriteQueue(settings.tick().toNanos());
    }

    /**
     * Opens what is on disk, repairing what a power cut left; takes as long as reading the log and the open months takes.
     *
     * @throws IOException if the directory cannot be used at all
     */
    public void open() throws IOException {
        LogFiles logs = new LogFiles(layer, settings.directory().resolve("log"));
        SeriesNames names = new SeriesNames(layer, settings.directory().resolve("series.names"));
        OpenChunk.Scratch scratch = new OpenChunk.Scratch();
        tables.recover();
        Recovery.Outcome outcome =
                new Recovery(layer, logs, names, segmentDirectory, segments, catalogue, scratch).run();
        findings = List.copyOf(outcome.problems());
        Reserve reserve = new Reserve(layer, settings.directory().resolve("reserve"), settings.reserveBytes());
        Checkpointer checkpointer = new Checkpointer(layer, logs, names, segments, health);
        MonthCloser closer = new MonthCloser(layer, segments, tables, catalogue, digester);
        upkeep = new Upkeep(catalogue, tables, closer);
        Maintenance maintenance = new Maintenance(
                closer,
                new Retention(tables, catalogue, new DiskUse(layer), settings, clock),
                segments,
                tables,
                catalogue,
                clock,
                settings.grace());
        CommitLoop started = new CommitLoop(
                settings,
                layer,
                logs,
                queue,
                catalogue,
                segments,
                checkpointer,
                maintenance,
                reserve,
                health,
                clock,
                outcome,
                scratch);
        loop = started;
        started.start();
    }

    /** Stores a batch; see {@link io.busbar.gateway.history.Historian#append(SampleBatch)}. */
    public CompletionStage<Void> append(SampleBatch batch) {
        return offer(new Write.Batch(batch));
    }

    /**
     * Stores blocks.
     *
     * @param urgent whether they are committed at once instead of at the next tick
     */
    public CompletionStage<Void> append(List<SeriesBlock> blocks, boolean urgent) {
        return offer(new Write.Blocks(blocks, urgent));
    }

    private CompletionStage<Void> offer(Write write) {
        Health.Condition condition = health.condition();
        if (condition.state() == State.READ_ONLY) {
            return CompletableFuture.failedFuture(unavailable(condition.problem()));
        }
        try {
            if (!queue.offer(write, TimeUnit.SECONDS.toNanos(OFFER_SECONDS))) {
                return CompletableFuture.failedFuture(unavailable(
                        queue.isClosed() ? "the history is closed" : "too many samples wait to be written"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CompletableFuture.failedFuture(unavailable("the wait for the disk was interrupted"));
        }
        return write.done;
    }

    static ProblemException unavailable(@Nullable String problem) {
        return ProblemException.of(
                ProblemException.Kind.UNAVAILABLE, "storage.unavailable", problem == null ? "it is not open" : problem);
    }

    /** Says that the store could not be opened. */
    public void failed(String problem) {
        health.failed(problem);
    }

    /** All series. */
    public Catalogue catalogue() {
        return catalogue;
    }

    /** State and figures. */
    public StoreStatus status() {
        Health.Condition condition = health.condition();
        CommitLoop running = loop;
        StoreStatus.Commits commits = running == null ? StoreStatus.Commits.NONE : running.commits();
        List<String> damage = tables.damage();
        damage.addAll(findings);
        return new StoreStatus(condition.state(), condition.problem(), damage, queue.samples(), commits);
    }

    /**
     * Care for its files.
     *
     * @throws ProblemException if it is not open
     */
    public Upkeep upkeep() {
        Upkeep files = upkeep;
        if (files == null) {
            throw unavailable(health.condition().problem());
        }
        return files;
    }

    /** Bytes that the files take. */
    public long diskBytes() {
        return new DiskUse(layer).of(settings.directory());
    }

    /** Makes a checkpoint and waits for it, for a backup or a test. */
    public void checkpoint() throws InterruptedException {
        CommitLoop running = loop;
        if (running != null) {
            running.checkpointNow(TimeUnit.SECONDS.toNanos(CLOSE_SECONDS));
        }
    }

    /** Closes every month that is over, and waits for it. */
    public void closeMonths() throws InterruptedException {
        CommitLoop running = loop;
        if (running != null) {
            running.closeMonths(TimeUnit.SECONDS.toNanos(CLOSE_SECONDS));
        }
    }

    /** Commits what waits, makes a checkpoint so that the next opening is quick, and closes the files. */
    @Override
    public void close() {
        queue.close();
        CommitLoop running = loop;
        if (running != null) {
            running.awaitEnd(TimeUnit.SECONDS.toNanos(CLOSE_SECONDS));
        }
    }
}
