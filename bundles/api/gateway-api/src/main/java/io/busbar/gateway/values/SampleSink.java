package io.busbar.gateway.values;

import io.busbar.driver.SampleBatch;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Takes samples off the bus. Register it as an OSGi service: the engine gives each sink a bounded queue and a worker thread of its own, so
 * that a slow sink harms only itself.
 */
@ConsumerType
public interface SampleSink {

    /** Service property with the name that counters show; required. */
    String NAME = "busbar.sink.name";

    /** Service property with the length of the queue in batches; 1024 where absent. */
    String CAPACITY = "busbar.sink.capacity";

    /** Service property with the {@link Overflow}'s name; {@code DROP_OLDEST} where absent. */
    String OVERFLOW = "busbar.sink.overflow";

    /** What happens to a batch that finds the queue full. */
    enum Overflow {
        /** The oldest batch waiting is dropped and counted. */
        DROP_OLDEST,
        /** The oldest batch waiting that has the same points is replaced, else the oldest is dropped; both are counted. */
        CONFLATE,
        /**
         * The batch waits for room, for at most a second; then it is dropped and counted. A line's batch waits in a room beside the queue,
         * as long as the queue and shared fairly between devices, so that the line's thread goes on; whoever else publishes waits
         * himself. For the historian.
         */
        PUSH_BACK
    }

    /** Takes a batch. Called by one thread at a time, in order for each device. */
    void accept(SampleBatch batch);
}
