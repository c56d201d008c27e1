package io.busbar.historian.store;

import io.busbar.storage.FileLayer;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes checkpoints durable on a thread of its own, one at a time, while commits go on. */
final class Checkpointer {

    private static final Logger LOG = LoggerFactory.getLogger(Checkpointer.class);

    private final FileLayer layer;
    private final LogFiles files;
    private final SeriesNames names;
    private final Segments segments;
    private final Health health;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final ExecutorService executor = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "historian-checkpoint");
        thread.setDaemon(true);
        return thread;
    });
    private volatile long durable;

    Checkpointer(FileLayer layer, LogFiles files, SeriesNames names, Segments segments, Health health) {
        this.layer = layer;
        this.files = files;
        this.names = names;
        this.segments = segments;
        this.health = health;
    }

    boolean isBusy() {
        return busy.get();
    }

    /** What is done after a checkpoint. */
    @FunctionalInterface
    interface FollowUp {
        void run() throws IOException;
    }

    /** Begins to make a checkpoint durable, and to do what must wait for it. */
    void begin(Checkpoint checkpoint, FollowUp then) {
        busy.set(true);
        executor.execute(() -> {
            try {
                make(checkpoint);
                afterwards(then);
            } catch (IOException e) {
                DiskProblems.report(health, e);
            } catch (RuntimeException e) {
                health.failed("a checkpoint failed: " + e);
            } finally {
                busy.set(false);
            }
        });
    }

    private static void afterwards(FollowUp then) throws IOException {
        try {
            then.run();
        } catch (RuntimeException | LinkageError e) {
            // What is not done now, such as closing a month, is tried again; nothing is lost by waiting.
            LOG.error("The upkeep of the history failed and is tried again later", e);
        }
    }

    /** Makes a checkpoint durable now. */
    void make(Checkpoint checkpoint) throws IOException {
        segments.force();
        names.save(checkpoint.series());
        checkpoint.write(layer, files.directory());
        // The one before stays until the next: should this one turn out unreadable, nothing is lost.
        long before = durable;
        durable = checkpoint.number();
        if (before > 0) {
            files.deleteBefore(before);
        }
    }

    /** The newest that is durable, when the store was opened. */
    void opened(long number) {
        durable = number;
    }

    void close(long timeoutNanos) throws IOException {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(timeoutNanos, TimeUnit.NANOSECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        names.close();
    }
}
