package io.busbar.historian.store;

import io.busbar.driver.Points;
import io.busbar.storage.FileLayer;
import io.busbar.storage.Journal;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that writes: takes what waits, logs it, forces it to disk, lets it be seen, acknowledges it. */
final class CommitLoop {

    private static final Logger LOG = LoggerFactory.getLogger(CommitLoop.class);
    private static final int MOST_KNOWN = 4096;
    private static final long IDLE = TimeUnit.SECONDS.toNanos(2);

    private final StoreSettings settings;
    private final FileLayer layer;
    private final LogFiles files;
    private final WriteQueue queue;
    private final Catalogue catalogue;
    private final Segments segments;
    private final Checkpointer checkpointer;
    private final Maintenance maintenance;
    private final Reserve reserve;
    private final Health health;
    private final Clock clock;
    private final OpenChunk.Scratch scratch;
    private final LogWriter log = new LogWriter();
    private final Map<String, Series> made = new HashMap<>();

    /** The series of devices by their lists of points, which are the same from batch to batch. */
    private final IdentityHashMap<Points, Series[]> known = new IdentityHashMap<>();

    private final Thread thread;
    private Journal journal;
    private long number;
    private boolean checkpointWanted;
    private volatile StoreStatus.Commits commits = StoreStatus.Commits.NONE;
    private volatile long cuts;

    CommitLoop(
            StoreSettings settings,
            FileLayer layer,
            LogFiles files,
            WriteQueue queue,
            Catalogue catalogue,
            Segments segments,
            Checkpointer checkpointer,
            Maintenance maintenance,
            Reserve reserve,
            Health health,
            Clock clock,
            Recovery.Outcome outcome,
            OpenChunk.Scratch scratch) {
        this.settings = settings;
        this.layer = layer;
        this.files = files;
        this.queue = queue;
        this.catalogue = catalogue;
        this.segments = segments;
        this.checkpointer = checkpointer;
        this.maintenance = maintenance;
        this.reserve = reserve;
        this.health = health;
        this.clock = clock;
        this.scratch = scratch;
        this.journal = outcome.journal();
        this.number = outcome.number();
        this.thread = new Thread(this::run, "historian-commit");
        thread.setDaemon(true);
    }

    void start() throws IOException {
        checkpointer.opened(files.checkpoints().stream().findFirst().orElse(0L));
        log.into(journal);
        try {
            reserve.take();
            segments.flush();
            health.ready();
        } catch (IOException e) {
            DiskProblems.report(health, e);
        }
        thread.start();
    }

    StoreStatus.Commits commits() {
        return commits;
    }

    private void run() {
        try {
            while (true) {
                List<Write> writes = queue.take(IDLE);
                if (!writes.isEmpty()) {
                    commit(writes);
                } else if (queue.isClosed()) {
                    break;
                }
                afterCommit();
            }
            end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            LOG.error("The history's commits have ended", e);
            health.failed("an internal error ended the commits: " + e);
            throw e;
        }
    }

    private void commit(List<Write> writes) {
        if (!health.isReady()) {
            refuse(writes, health.condition().problem());
            return;
        }
        long started = System.nanoTime();
        long before = journal.size();
        if (known.size() > MOST_KNOWN) {
            known.clear();
        }
        try {
            for (Write write : writes) {
                write.resolve(this::series, known);
            }
            for (Series series : made.values()) {
                log.define(series);
            }
            for (Write write : writes) {
                write.log(log);
            }
            log.write();
        } catch (IOException e) {
            takeBack(before, e);
            refuse(writes, DiskProblems.text(e));
            return;
        }
        try {
            journal.force();
        } catch (IOException e) {
            // Whether the disk has it cannot be known any more, so it is neither acknowledged nor tried again.
            health.failed("the disk fails: " + DiskProblems.text(e));
            forget();
            refuse(writes, DiskProblems.text(e));
            return;
        }
        publish(writes);
        count(writes, System.nanoTime() - started);
        for (Write write : writes) {
            write.done.complete(null);
        }
    }

    private Series series(String name) {
        Series series = catalogue.find(name);
        return series != null ? series : made.computeIfAbsent(name, catalogue::make);
    }

    private void publish(List<Write> writes) {
        made.values().forEach(catalogue::publish);
        made.clear();
        for (Write write : writes) {
            write.apply(scratch, segments);
        }
        try {
            segments.flush();
        } catch (IOException e) {
            // Nothing is lost: the chunks wait in memory and their samples are in the log.
            DiskProblems.report(health, e);
        }
    }

    /** Series of a commit that failed were never there. */
    private void forget() {
        made.clear();
        known.clear();
    }

    private void takeBack(long size, IOException cause) {
        forget();
        log.into(journal);
        try {
            journal.rewind(size);
            DiskProblems.report(health, cause);
        } catch (IOException e) {
            cause.addSuppressed(e);
            health.failed("the disk fails: " + DiskProblems.text(cause));
        }
    }

    private void refuse(List<Write> writes, @org.jspecify.annotations.Nullable String problem) {
        long refused = 0;
        for (Write write : writes) {
            refused += write.samples();
            write.done.completeExceptionally(Store.unavailable(problem));
        }
        StoreStatus.Commits now = commits;
        commits = new StoreStatus.Commits(
                now.commits(), now.samples(), now.refused() + refused, now.longestNanos(), now.last());
    }

    private void count(List<Write> writes, long nanos) {
        long samples = 0;
        for (Write write : writes) {
            samples += write.samples();
        }
        StoreStatus.Commits now = commits;
        commits = new StoreStatus.Commits(
                now.commits() + 1,
                now.samples() + samples,
                now.refused(),
                Math.max(now.longestNanos(), nanos),
                clock.instant());
    }

    private void afterCommit() {
        try {
            if (health.isReady()) {
                boolean isLong = journal.size() >= settings.logBytes();
                if (!checkpointer.isBusy()) {
                    if (maintenance.isDue()) {
                        maintenance.prepare(scratch);
                        checkpointer.begin(cut(), maintenance::run);
                        cuts = number;
                    } else if (isLong || takeWish()) {
                        checkpointer.begin(cut(), () -> {});
                        cuts = number;
                    }
                }
            } else if (health.condition().passing()) {
                tryAgain();
            }
        } catch (IOException e) {
            DiskProblems.report(health, e);
        }
    }

    /** From here on commits go to a new log; what it needs to begin with is returned. */
    private Checkpoint cut() throws IOException {
        segments.flush();
        Journal next = Journal.open(layer, files.log(number + 1), (position, payload) -> {});
        journal.close();
        journal = next;
        number++;
        log.into(next);
        List<SeriesState> states = new ArrayList<>();
        for (Series series : catalogue.all()) {
            states.add(series.state());
        }
        Checkpoint checkpoint = new Checkpoint(number, segments.marks(), states);
        return checkpoint;
    }

    /** A disk that was full: what is in memory is complete, so a checkpoint of it makes everything sound again. */
    private void tryAgain() throws IOException {
        if (checkpointer.isBusy()) {
            return;
        }
        if (!reserve.hasRoom()) {
            reserve.release();
            if (!reserve.hasRoom()) {
                return;
            }
        }
        checkpointer.make(cut());
        reserve.take();
        LOG.info("The disk has room again; the history takes samples");
        health.ready();
    }

    private void end() {
        try {
            if (health.isReady() && journal.size() > 0) {
                while (checkpointer.isBusy()) {
                    Thread.sleep(1);
                }
                checkpointer.make(cut());
            }
            checkpointer.close(TimeUnit.SECONDS.toNanos(10));
            journal.close();
            segments.close();
        } catch (IOException e) {
            LOG.warn("The history closed without a checkpoint, the next opening reads the log: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean takeWish() {
        boolean wanted = checkpointWanted;
        checkpointWanted = false;
        return wanted;
    }

    void checkpointNow(long timeoutNanos) throws InterruptedException {
        long deadline = System.nanoTime() + timeoutNanos;
        long before = cuts;
        synchronized (this) {
            checkpointWanted = true;
        }
        queue.wake();
        while ((cuts == before || checkpointer.isBusy()) && System.nanoTime() < deadline) {
            Thread.sleep(5);
        }
    }

    void closeMonths(long timeoutNanos) throws InterruptedException {
        long deadline = System.nanoTime() + timeoutNanos;
        while (maintenance.hasWork() && health.isReady() && System.nanoTime() < deadline) {
            maintenance.want();
            checkpointNow(deadline - System.nanoTime());
        }
        // Once more: what was closed may be too old or too much, and goes after the next checkpoint.
        if (health.isReady()) {
            maintenance.want();
            checkpointNow(deadline - System.nanoTime());
        }
    }

    void awaitEnd(long timeoutNanos) {
        try {
            thread.join(TimeUnit.NANOSECONDS.toMillis(timeoutNanos));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
