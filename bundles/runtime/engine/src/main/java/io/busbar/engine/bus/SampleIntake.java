package io.busbar.engine.bus;

import io.busbar.driver.SampleBatch;

/** The way onto the busbar for threads that must not wait. */
public interface SampleIntake {

    /** Puts a batch on the bus and returns at once, whatever the sinks do. */
    void offer(SampleBatch batch);
}
