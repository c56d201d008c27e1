package io.busbar.historian.store;

import io.busbar.storage.FileLayer;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Makes checkpoints durable on a thread of its own, one at a time, while commits go on. */
final class Checkpointer {

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

    /** Begins to make a checkpoint durable. */
    void begin(Checkpoint checkpoint) {
        busy.set(true);
        executor.execute(() -> {
            try {
                make(checkpoint);
            } catch (IOException e) {
                DiskProblems.report(health, e);
            } catch (RuntimeException e) {
                health.failed("a checkpoint failed: " + e);
            } finally {
                busy.set(false);
            }
        });
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
