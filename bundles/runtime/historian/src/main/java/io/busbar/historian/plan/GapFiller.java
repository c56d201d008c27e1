package io.busbar.historian.plan;

import io.busbar.driver.Quality;
import io.busbar.driver.QuantityKind;
import io.busbar.driver.SampleBatch;
import io.busbar.gateway.history.Backfill;
import io.busbar.gateway.history.Historian;
import io.busbar.gateway.history.SeriesBlock;
import io.busbar.gateway.history.StorageRule;
import io.busbar.gateway.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stores what devices kept themselves, where nothing is stored yet. Works on a thread of its own, as it has to look into the history, and
 * lets no more than a fixed number of batches wait. Safe for use by any thread.
 */
public final class GapFiller implements Backfill, AutoCloseable {

    static final int MOST_WAITING = 256;

    private final Plan plan;
    private final Historian historian;
    private final ThreadPoolExecutor worker;

    /** Fills gaps of what this plan stores. */
    public GapFiller(Plan plan, Historian historian) {
        this.plan = plan;
        this.historian = historian;
        this.worker =
                new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), work -> {
                    Thread thread = new Thread(work, "historian-backfill");
                    thread.setDaemon(true);
                    return thread;
                });
        worker.allowCoreThreadTimeOut(true);
    }

    @Override
    public CompletionStage<Void> fill(SampleBatch batch, Duration period) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        try {
            worker.execute(() -> fill(batch, period.toMillis(), done));
        } catch (RejectedExecutionException e) {
            done.completeExceptionally(ProblemException.of(
                    ProblemException.Kind.UNAVAILABLE, "storage.unavailable", "too many batches of the past wait"));
        }
        return done;
    }

    private void fill(SampleBatch batch, long period, CompletableFuture<Void> done) {
        try {
            List<SeriesBlock> blocks = new ArrayList<>();
            for (int i = 0; i < batch.size(); i++) {
                SeriesBlock block = block(batch, i, period);
                if (block != null) {
                    blocks.add(block);
                }
            }
            if (blocks.isEmpty()) {
                done.complete(null);
                return;
            }
            historian.append(blocks).whenComplete((stored, failure) -> {
                if (failure == null) {
                    done.complete(null);
                } else {
                    done.completeExceptionally(failure);
                }
            });
        } catch (RuntimeException e) {
            done.completeExceptionally(e);
        }
    }

    private @Nullable SeriesBlock block(SampleBatch batch, int index, long period) {
        QuantityKind kind = batch.points().quantity(index).kind();
        StorageRule rule = plan.decide(
                        batch.device(),
                        batch.points().load(index),
                        batch.points().quantity(index))
                .rule();
        Quality quality = batch.quality(index);
        double value = batch.value(index);
        if (!rule.stored() || kind == QuantityKind.TEXT || !quality.isGood() || Double.isNaN(value)) {
            return null;
        }
        String point = batch.points().id(index);
        long time = batch.timeMillis();
        boolean average = kind == QuantityKind.GAUGE && period > 0;
        if (isStored(point, time, average ? time + period : time + 1)) {
            return null;
        }
        long[] times = average ? starts(time, period, rule.periodS() * 1000L) : new long[] {time};
        double[] values = new double[times.length];
        Arrays.fill(values, value);
        byte[] qualities = new byte[times.length];
        Arrays.fill(qualities, (byte) quality.ordinal());
        return new SeriesBlock(point, times, values, qualities);
    }

    private boolean isStored(String point, long from, long to) {
        boolean[] any = new boolean[1];
        historian.raw(point, Instant.ofEpochMilli(from), Instant.ofEpochMilli(to), (time, value, quality) -> {
            any[0] = true;
            return false;
        });
        return any[0];
    }

    /** The beginnings of the plan's periods within the device's, so that its average weighs as much as those stored around it. */
    private static long[] starts(long from, long period, long own) {
        long first = Math.floorDiv(from + own - 1, own) * own;
        int count = first >= from + period ? 0 : (int) ((from + period - first + own - 1) / own);
        if (count <= 1) {
            return new long[] {from};
        }
        long[] starts = new long[count];
        for (int i = 0; i < count; i++) {
            starts[i] = first + i * own;
        }
        return starts;
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
