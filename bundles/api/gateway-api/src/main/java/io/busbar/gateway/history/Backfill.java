package io.busbar.gateway.history;

import io.busbar.driver.SampleBatch;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Fills gaps of the history with what devices kept themselves while they could not be read. Safe for use by any thread.
 *
 * <p>Only what the storage plan stores is taken. A value is left out where a sample of the same time, or for an average any sample of its
 * period, is stored already, so that nothing stored is ever replaced and the same batch may come twice.
 */
@ProviderType
public interface Backfill {

    /**
     * Fills gaps.
     *
     * @param batch under the time at which a period begins for averages, at which it was read for indexes and states
     * @param period over which gauges were averaged, at most a day; zero for values of a moment
     * @return completes when what was missing is durable, exceptionally when the history takes nothing now; may run on the thread that
     *     writes, so what depends on it must not block
     */
    CompletionStage<Void> fill(SampleBatch batch, Duration period);
}
