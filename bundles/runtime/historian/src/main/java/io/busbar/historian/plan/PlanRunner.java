package io.busbar.historian.plan;

import io.busbar.driver.SampleBatch;
import io.busbar.gateway.history.Historian;
import io.busbar.gateway.history.StorageWatch;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a storage plan: takes samples, and ends periods by the clock where samples stay away. Safe for use by any thread. */
public final class PlanRunner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PlanRunner.class);
    private static final long TICK_MILLIS = 250;
    private static final long WATCH_MILLIS = 5000;

    /** How long a batch may be on its way from the device to here before its period is ended without it. */
    private static final long LATENESS_MILLIS = 2000;

    private final PlanSink sink;
    private final Outbox outbox;
    private final StorageWatcher watcher;
    private final StorageWatcher.Surroundings surroundings;
    private final ScheduledExecutorService ticks;

    /** Runs this plan into a historian; changes of the clock are told to {@code changes}. */
    public PlanRunner(
            Plan plan,
            Historian historian,
            Clock clock,
            ClockJournal changes,
            int missingPeriods,
            StorageWatcher.Surroundings surroundings,
            StorageWatcher.Listener listener) {
        LongSupplier nanos = System::nanoTime;
        this.surroundings = surroundings;
        this.outbox = new Outbox(historian, nanos);
        this.sink = new PlanSink(plan, outbox, new ClockWatch(clock, nanos, changes), nanos);
        this.watcher = new StorageWatcher(missingPeriods, clock, nanos, surroundings, listener);
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "historian-plan");
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        ticks = executor;
        every(TICK_MILLIS, () -> sink.tick(clock.millis() - LATENESS_MILLIS));
        every(WATCH_MILLIS, this::watch);
    }

    /** Takes a batch. */
    public void accept(SampleBatch batch) {
        sink.accept(batch);
    }

    /** Of which points nothing is stored any more. */
    public List<StorageWatch.NotStored> notStored() {
        return watcher.found();
    }

    /** How many rows were left out because their times had been before. */
    public long repeated() {
        return outbox.repeated();
    }

    /** How many rows were dropped because the historian took none for too long. */
    public long dropped() {
        return outbox.dropped();
    }

    private void watch() {
        sink.forget(surroundings::isGone);
        watcher.check(sink.stored(), outbox.troubledSince());
    }

    private void every(long millis, Runnable work) {
        ticks.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException e) {
                        // An exception would end all later ticks.
                        LOG.error("Samples could not be handed to the history", e);
                    }
                },
                millis,
                millis,
                TimeUnit.MILLISECONDS);
    }

    /** Hands on what was collected. */
    @Override
    public void close() {
        ticks.shutdown();
        sink.end();
    }
}
