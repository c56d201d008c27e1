package io.busbar.engine.bus;

import io.busbar.driver.SampleBatch;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The way onto the busbar for threads that must not wait. */
public interface SampleIntake {

    /** Puts a batch on the bus and returns at once, whatever the sinks do. */
    void offer(SampleBatch batch);

    /**
     * Hands samples of the past to the history, past the bus and its last values; see {@link io.busbar.gateway.history.Backfill}. Returns
     * at once. Fails where there is no history.
     */
    default CompletionStage<Void> backfill(SampleBatch batch, Duration period) {
        return CompletableFuture.failedFuture(new IllegalStateException("there is no history to fill"));
    }
}
