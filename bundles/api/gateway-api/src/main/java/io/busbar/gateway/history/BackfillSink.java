package io.busbar.gateway.history;

import io.busbar.driver.SampleBatch;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Takes what devices kept themselves while they could not be read, such as past alarms and events, besides the history. Register it as an
 * OSGi service.
 *
 * <p>A driver notes how far it has come when the history and every sink have taken a batch. So a batch comes at least once, and again if
 * one of them did not take it: whoever takes it tells by its content whether it is known already.
 */
@ConsumerType
public interface BackfillSink {

    /**
     * Takes a batch. Called by any thread, for several devices at once; must return at once.
     *
     * @param batch under the time at which a period begins for averages, at which something began or was read for all else
     * @param period over which gauges were averaged; zero for values of a moment
     * @return completes when the batch is durable or of no interest; exceptionally if it is to come again later. One that does not complete
     *     within a minute counts as failed
     */
    CompletionStage<Void> accept(SampleBatch batch, Duration period);
}
