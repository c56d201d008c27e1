package io.busbar.driver;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** What a session needs from the gateway. Every method may be called by any thread and returns at once. */
@ProviderType
public interface DeviceContext {

    /** How many back-fills of one session may be under way at once. */
    int MOST_BACKFILLS = 8;

    /**
     * The unit that the device answers as.
     *
     * @throws IllegalStateException if the driver {@link Driver#connectsItself() connects itself}
     */
    BusLink link();

    /** Time between two reads of blocks of this tier, as the site has set it for this device. */
    Duration period(PollTier tier);

    /** Delivers samples. */
    void publish(SampleBatch batch);

    /**
     * Delivers samples that the device kept in its own memory, such as a load curve or a log, while the gateway could not read it. They go
     * to the history and nowhere else: last values, live stream and alarms do not see them. They fill gaps only: where the gateway has
     * stored samples of its own, these stay as they are, so that the same memory may be delivered twice.
     *
     * @param batch under the time at which the device's period begins for averages, at which it was read for indexes and states
     * @param period over which the device averaged its gauges, at most a day; zero where the values are those of a moment
     * @return completes when what was missing is durable: the time for a driver to note how far it has come, and to deliver the next batch.
     *     Completes exceptionally when the history takes nothing now, or when {@link #MOST_BACKFILLS} are under way: then the driver
     *     delivers the same again later. What depends on it may run on any thread and must not block.
     * @throws IllegalArgumentException if the batch is of another device, or the period negative or longer than a day
     */
    CompletionStage<Void> backfill(SampleBatch batch, Duration period);

    /** What the gateway keeps for the driver of this device. */
    default DeviceMemory memory() {
        return DeviceMemory.NONE;
    }

    /**
     * Says whether the device answers, for a driver that {@link Driver#connectsItself() connects itself}; a line says it for all others.
     *
     * @param answers whether anything of it can be read
     * @param failure why it does not answer, or why a part of it cannot be read; null when all is well
     */
    void reachable(boolean answers, @Nullable ReadFailure failure);

    /** Says what the device says of itself. */
    void identified(Identification identification);

    /** Says which loads the device is set up with; replaces what was said before. */
    void loads(List<LoadDescription> loads);
}
