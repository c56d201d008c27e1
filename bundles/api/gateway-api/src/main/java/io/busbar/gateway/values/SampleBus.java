package io.busbar.gateway.values;

import io.busbar.driver.SampleBatch;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The busbar itself: batches put on it reach every {@link SampleSink} and the {@link LastValues}. */
@ProviderType
public interface SampleBus {

    /**
     * Puts a batch on the bus. Returns at once unless a sink pushes back, then within a second for each such sink; so not for a thread
     * that serves a line (a driver publishes through its {@link io.busbar.driver.DeviceContext}, which always returns at once).
     */
    void publish(SampleBatch batch);

    /** Every sink and its counters. */
    List<SinkStatus> sinks();
}
