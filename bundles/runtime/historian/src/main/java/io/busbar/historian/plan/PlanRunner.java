package io.busbar.historian.plan;

import io.busbar.driver.SampleBatch;
import io.busbar.gateway.history.Historian;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a storage plan: takes samples, and ends periods by the clock where samples stay away. Safe for use by any thread. */
public final class PlanRunner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PlanRunner.class);
    private static final long TICK_MILLIS = 250;

    /** How long a batch may be on its way from the device to here before its period is ended without it. */
    private static final long LATENESS_MILLIS = 2000;

    private final PlanSink sink;
    private final Clock clock;
    private final ScheduledExecutorService ticks;

    /** Runs this plan into a historian; changes of the clock are told to {@code changes}. */
    public PlanRunner(StoragePlan plan, Historian historian, Clock clock, ClockJournal changes) {
        this.clock = clock;
        this.sink = new PlanSink(plan, new Outbox(historian), new ClockWatch(clock, System::nanoTime, changes));
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "historian-plan");
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        ticks = executor;
        ticks.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Takes a batch. */
    public void accept(SampleBatch batch) {
        sink.accept(batch);
    }

    private void tick() {
        try {
            sink.tick(clock.millis() - LATENESS_MILLIS);
        } catch (RuntimeException e) {
            // An exception would end all later ticks.
            LOG.error("Samples could not be handed to the history", e);
        }
    }

    /** Hands on what was collected. */
    @Override
    public void close() {
        ticks.shutdown();
        sink.end();
    }
}
